import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepOrphans } from '~/domain/applications/erase-files.server'
import { findMyPhoto, findPhotoAtDoor, givePhoto, removePhoto } from '~/domain/attendance/photo.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { createFiles } from '~/infra/files.server'
import { cleanUpload } from '~/infra/uploads.server'
import { anEvening, anExpected, theDoorOf } from '../../factories/door'
import { aCtx } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'connivence-photos-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const ctx = () => ({ ...aCtx(database.db), files: createFiles(folder), cleanUpload })
const aPicture = (colour: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
    .withExif({ IFD0: { Artist: 'Camille Renard' } })
    .jpeg()
    .toBuffer()

async function aMemberWithPhoto() {
  const event = await anEvening(database.db)
  const { personId, reservationId } = await anExpected(database.db, event)
  const member: SignedIn = { kind: 'person', personId, sessionId: '', roles: [] }
  expect((await givePhoto(ctx(), member, await aPicture('#aa3322'))).ok).toBe(true)
  return { event, reservationId, member }
}

test('a picture is made anew from its pixels, seen at the door of its event, and nowhere else', async () => {
  const { event, reservationId, member } = await aMemberWithPhoto()
  const storedAs = await findMyPhoto(database.db, member)
  const bytes = await ctx().files.read(storedAs ?? '')
  expect(Buffer.from(bytes ?? []).includes('Camille')).toBe(false)
  const where = { eventId: event.id, reservationId }
  expect(await findPhotoAtDoor(database.db, await theDoorOf(database.db, event), where)).toBe(storedAs)
  const elsewhere = await theDoorOf(database.db, await anEvening(database.db))
  expect(await findPhotoAtDoor(database.db, elsewhere, where)).toBeNull()
  expect(await findPhotoAtDoor(database.db, member, where)).toBeNull()
})

test('another picture takes its place, and one that is taken back is gone, bytes and all', async () => {
  const { member } = await aMemberWithPhoto()
  const first = (await findMyPhoto(database.db, member)) ?? ''
  await givePhoto(ctx(), member, await aPicture('#2233aa'))
  const second = (await findMyPhoto(database.db, member)) ?? ''
  expect(second).not.toBe(first)
  expect(await ctx().files.read(first)).toBeNull()
  await removePhoto(ctx(), member)
  await removePhoto(ctx(), member)
  expect(await findMyPhoto(database.db, member)).toBeNull()
  expect(await ctx().files.read(second)).toBeNull()
  expect(await givePhoto(ctx(), member, Buffer.from('%PDF-1.7'))).toEqual({
    ok: false,
    reason: 'pdf_not_accepted',
  })
})

test('the sweep of orphans leaves a picture where it is', async () => {
  const { member } = await aMemberWithPhoto()
  const storedAs = (await findMyPhoto(database.db, member)) ?? ''
  const keptBefore = async function* () {
    yield storedAs
  }
  await sweepOrphans({ ...ctx(), files: { ...createFiles(folder), keptBefore } })
  expect(await ctx().files.read(storedAs)).not.toBeNull()
})
