import { createHash, createVerify } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPasses } from '~/domain/attendance/read-passes.server'
import type { Actor } from '~/domain/kernel/actor'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { createSecrets } from '~/infra/secrets.server'
import { paths } from '~/shared/paths'
import { anEvent } from '../../factories/event'
import { aSession } from '../../factories/person'
import { aCtx, aGuest, hold } from '../../factories/reservation'
import { isSignedBy, makeWalletKeys, readArchive } from '../../factories/wallet'
import { useTestDatabase } from '../../set-up/database'
import { processEnvironment, startWeb, type TestProcess } from '../../set-up/processes'

const database = useTestDatabase()
const keys = makeWalletKeys()
let withCertificates: TestProcess
let without: TestProcess

beforeAll(async () => {
  withCertificates = await startWeb({ databaseUrl: database.url, env: keys.env })
  without = await startWeb({ databaseUrl: database.url })
})
afterAll(() => rm(keys.folder, { recursive: true, force: true }))

async function aParty() {
  const event = await anEvent(database.db, { guestsAllowed: 1 })
  const guest = await aGuest(database.db, event)
  const secret = processEnvironment('', 0).APP_SECRET ?? ''
  const ctx = { ...aCtx(database.db), secrets: createSecrets(secret) }
  const reservationId = await hold(ctx, guest, ['Hugo Renard'])
  const { token } = await aSession(database.db, guest.personId)
  const passes = await readPasses(ctx, guest.actor as Actor, reservationId)
  const get = (web: TestProcess, path: string) =>
    fetch(`${web.origin}${path}`, { headers: { cookie: `session=${token}` }, redirect: 'manual' })
  return { ctx, event, guest, reservationId, codes: passes?.passes.map(({ text }) => text) ?? [], get }
}

describe('a pass for Apple Wallet', () => {
  test('holds the code of that one person, under a manifest signed with the house’s certificate', async () => {
    const { reservationId, codes, get } = await aParty()
    const answer = await get(withCertificates, paths.reservationWallet(reservationId, 1, 'apple'))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/vnd.apple.pkpass')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const files = readArchive(Buffer.from(await answer.arrayBuffer()))
    const fileOf = (name: string) => files.get(name) ?? Buffer.alloc(0)
    const pass = JSON.parse(fileOf('pass.json').toString('utf8'))
    expect(pass).toMatchObject({
      formatVersion: 1,
      passTypeIdentifier: 'pass.example.club',
      teamIdentifier: 'A1B2C3D4E5',
      serialNumber: `${reservationId}-1`,
      barcodes: [{ format: 'PKBarcodeFormatQR', message: codes[1] }],
    })
    expect(JSON.stringify(pass.eventTicket)).toContain('Hugo Renard')

    const manifest = JSON.parse(fileOf('manifest.json').toString('utf8')) as Record<string, string>
    expect(Object.keys(manifest)).toEqual(expect.arrayContaining(['pass.json', 'icon.png', 'icon@2x.png']))
    for (const [name, hash] of Object.entries(manifest))
      expect(createHash('sha1').update(fileOf(name)).digest('hex')).toBe(hash)
    const signature = fileOf('signature')
    expect(isSignedBy(signature, fileOf('manifest.json'), keys.applePublicKey)).toBe(true)
    expect(isSignedBy(signature, Buffer.from('{}'), keys.applePublicKey)).toBe(false)
  })
})

test('a pass for Google Wallet is a token that Google can verify, with the code of that one person', async () => {
  const { event, reservationId, codes, get } = await aParty()
  const answer = await get(withCertificates, paths.reservationWallet(reservationId, 0, 'google'))
  expect(answer.status).toBe(302)
  const address = answer.headers.get('location') ?? ''
  const [head = '', claims = '', seal = ''] = address
    .replace('https://pay.google.com/gp/v/save/', '')
    .split('.')
  const isWhole = createVerify('RSA-SHA256')
    .update(`${head}.${claims}`)
    .verify(keys.googlePublicKey, Buffer.from(seal, 'base64url'))
  expect(isWhole).toBe(true)
  const told = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))
  expect(told).toMatchObject({ aud: 'google', typ: 'savetowallet' })
  const classId = `3388000000012345678.${event.id}`
  expect(told.payload.eventTicketClasses).toMatchObject([{ id: classId, reviewStatus: 'UNDER_REVIEW' }])
  expect(told.payload.eventTicketObjects).toMatchObject([
    { classId, state: 'ACTIVE', barcode: { type: 'QR_CODE', value: codes[0] } },
  ])
  // What Google's guide calls safe in a link.
  expect(`${head}.${claims}.${seal}`.length).toBeLessThanOrEqual(1_800)
})

test('without certificates there is no button, and nothing at its address', async () => {
  const { reservationId, get } = await aParty()
  const page = paths.reservationPass(reservationId)
  const wallets = ['apple', 'google'] as const
  const [told, silent] = await Promise.all(
    [withCertificates, without].map(web => get(web, page).then(a => a.text())),
  )
  for (const wallet of wallets) {
    const address = paths.reservationWallet(reservationId, 0, wallet)
    expect(told).toContain(address)
    expect(silent).not.toContain(address)
    expect((await get(without, address)).status).toBe(404)
  }
})

test('a pass is nobody else’s, is of one of the party, and is gone with the reservation', async () => {
  const { ctx, guest, reservationId, get } = await aParty()
  const other = await aParty()
  const address = paths.reservationWallet(reservationId, 0, 'apple')
  expect((await other.get(withCertificates, address)).status).toBe(404)
  expect((await get(withCertificates, paths.reservationWallet(reservationId, 2, 'apple'))).status).toBe(404)
  await cancelReservation(ctx, guest.actor, { reservationId, shown: 0 })
  expect((await get(withCertificates, address)).status).toBe(404)
})
