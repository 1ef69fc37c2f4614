import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { hashAddress } from '~/domain/kernel/address'
import { grantPermission } from '~/domain/permission/grant-permission.server'
import { mayWrite } from '~/domain/permission/policy'
import { readMyWord, readWritingFacts, readWritingFactsOf } from '~/domain/permission/queries.server'
import { setContactPolicy } from '~/domain/permission/set-contact-policy.server'
import { readStopLink, stopLetters } from '~/domain/permission/stop-letters.server'
import { lockDial } from '~/domain/permission/store.server'
import { suppress } from '~/domain/permission/suppress.server'
import { withdrawPermission } from '~/domain/permission/withdraw-permission.server'
import { useTestDatabase } from '../../set-up/database'
import { contextOf, hashTables, makeBrand, makePerson, signedIn } from '../profile/import-club'

const database = useTestDatabase()
let aurora: string
let vidal: string
let person: SignedIn
let address: string

beforeAll(async () => {
  aurora = await makeBrand(database.db)
  vidal = await makeBrand(database.db, 'Vidal')
})
beforeEach(async () => {
  address = `${randomUUID()}@example.com`
  person = signedIn(await makePerson(database.db, address))
})

const sayYes = async (brandId: string, channel: 'email' | 'sms' = 'email') => {
  const granted = await grantPermission({ db: database.db }, person, { brandId, channel, locale: 'fr' })
  if (!granted.ok) throw new Error(granted.reason)
  return granted.value.permissionId
}
const brandOf = async (brandId: string) =>
  (await readMyWord(database.db, person))?.brands.find(one => one.id === brandId)
const linkOf = (id: string) => `${id}.${contextOf(database.db).secrets.token('stop', id)}`

async function writeLetter(
  brandId: string,
  permissionId: string,
  state: string,
  daysAgo: number,
  because?: string,
) {
  await database.db
    .insertInto('letters')
    .values({
      person_id: person.personId,
      brand_id: brandId,
      kind: 'invitation',
      promotional: true,
      permission_id: permissionId,
      locale: 'fr',
      props: '{}',
      state,
      sending_at: new Date(Date.now() - daysAgo * 86_400_000),
      failed_because: because ?? null,
    })
    .execute()
}

describe('a yes', () => {
  it('keeps the very words that were shown, the day and the way, once however often it is said', async () => {
    const ids = await Promise.all([sayYes(aurora), sayYes(aurora), sayYes(aurora)])
    expect(new Set(ids).size).toBe(1)
    const [permission, ...more] = (await brandOf(aurora))?.permissions ?? []
    expect(more).toEqual([])
    expect(permission).toMatchObject({ id: ids[0], channel: 'email', how: 'page', source: 'ma parole' })
    expect(permission?.words).toMatch(/^J’accepte que Aurora m’écrive par courriel/)
  })

  it('lifts the person’s own refusal of that house, and no bounce', async () => {
    const addressHash = hashAddress(address)
    await database.db.transaction().execute(async tx => {
      await suppress(tx, { addressHash, brandId: aurora, reason: 'opposed' })
      await suppress(tx, { addressHash, brandId: null, reason: 'bounced' })
      await suppress(tx, { addressHash, brandId: null, reason: 'bounced' })
    })
    await sayYes(aurora)
    const facts = await readWritingFacts(database.db, person.personId, aurora, 'email')
    expect(facts.suppressions).toEqual(['bounced'])
  })
})

describe('taking one’s word back', () => {
  it('ends that permission once, and is no one else’s to do', async () => {
    const { db } = database
    const permissionId = await sayYes(aurora)
    const other = signedIn(await makePerson(db))
    expect(await withdrawPermission({ db }, other, { permissionId })).toEqual({
      ok: false,
      reason: 'not_found',
    })
    expect((await brandOf(aurora))?.permissions).toHaveLength(1)
    await Promise.all([1, 2, 3].map(() => withdrawPermission({ db }, person, { permissionId })))
    expect((await brandOf(aurora))?.permissions).toEqual([])
    const trail = await db
      .selectFrom('audit_entries')
      .select('action')
      .where('subject_id', '=', permissionId)
      .execute()
    expect(trail.map(one => one.action).sort()).toEqual(['permission.granted', 'permission.withdrawn'])
  })

  it('waits while a letter is being decided, and holds for the next', async () => {
    const { db } = database
    const permissionId = await sayYes(aurora)
    let withdrawn = false
    let withdrawal: Promise<void> = Promise.resolve()
    await db.transaction().execute(async tx => {
      await lockDial(tx, person.personId)
      withdrawal = withdrawPermission({ db }, person, { permissionId }).then(() => {
        withdrawn = true
      })
      await waitUntil(async () => withdrawn || (await someoneWaitsForALock()))
      expect(withdrawn).toBe(false)
      const facts = await readWritingFacts(tx, person.personId, aurora, 'email')
      expect(facts.permission?.id).toBe(permissionId)
    })
    await withdrawal
    expect((await readWritingFacts(db, person.personId, aurora, 'email')).permission).toBeNull()
  })
})

async function someoneWaitsForALock(): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `.execute(database.db)
  return rows.length > 0
}

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error('what was waited for did not come')
}

describe('the link that stops letters', () => {
  it('changes nothing when it is only opened', async () => {
    const ctx = contextOf(database.db)
    const link = linkOf(await sayYes(aurora))
    const before = await hashTables(database.db)
    expect(await readStopLink(ctx, link)).toEqual({ brandName: 'Aurora', accent: '#8a6b3d', locale: 'fr' })
    await readStopLink(ctx, link)
    expect(await hashTables(database.db)).toEqual(before)
  })

  it('stops that house’s letters, not its calls nor another house, and pressed again does no more', async () => {
    const ctx = contextOf(database.db)
    const link = linkOf(await sayYes(aurora))
    await sayYes(aurora, 'sms')
    await sayYes(vidal)
    expect(await stopLetters(ctx, link)).toMatchObject({ ok: true })
    const after = await hashTables(database.db)
    expect(await stopLetters(ctx, link)).toMatchObject({ ok: true })
    expect(await hashTables(database.db)).toEqual(after)
    expect(await brandOf(aurora)).toMatchObject({ suppressed: 'stopped', permissions: [{ channel: 'sms' }] })
    expect(await brandOf(vidal)).toMatchObject({ suppressed: null, permissions: [{ channel: 'email' }] })
  })

  it('is refused when it is not ours', async () => {
    const ctx = contextOf(database.db)
    const id = await sayYes(aurora)
    const link = linkOf(id)
    for (const bad of [
      '',
      id,
      `${id}.`,
      `${link}x`,
      `${link.slice(0, -2)}AA`,
      linkOf(randomUUID()),
      link.replace(id, randomUUID()),
    ]) {
      expect(await stopLetters(ctx, bad)).toEqual({ ok: false, reason: 'not_found' })
      expect(await readStopLink(ctx, bad)).toBeNull()
    }
    expect((await brandOf(aurora))?.permissions).toHaveLength(1)
  })
})

describe('the dial', () => {
  it('is set by the person and keeps what was left out', async () => {
    const { db } = database
    await setContactPolicy({ db }, person, { lettersMax: 1, perDays: 90 })
    await setContactPolicy({ db }, person, { quietFrom: '19:30', quietTo: '09:00' })
    expect((await readMyWord(db, person))?.policy).toEqual({
      lettersMax: 1,
      perDays: 90,
      quietFrom: '19:30',
      quietTo: '09:00',
      pausedUntil: null,
      setByPerson: true,
    })
  })

  it('refuses a pause that is over, or without end', async () => {
    const { db } = database
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
    expect(await setContactPolicy({ db }, person, { pausedUntil: inDays(-1) })).toEqual({
      ok: false,
      reason: 'pause_in_the_past',
    })
    expect(await setContactPolicy({ db }, person, { pausedUntil: inDays(800) })).toEqual({
      ok: false,
      reason: 'pause_too_long',
    })
    expect(await setContactPolicy({ db }, person, { pausedUntil: inDays(30) })).toMatchObject({ ok: true })
    await sayYes(aurora)
    const facts = await readWritingFacts(db, person.personId, aurora, 'email')
    expect(mayWrite({ ...facts, now: new Date() })).toMatchObject({ ok: false, reason: 'paused' })
  })

  it('counts the letters of every house, those whose fate is unknown too, and none that was refused', async () => {
    const { db } = database
    const [one, other] = [await sayYes(aurora), await sayYes(vidal)]
    await writeLetter(vidal, other, 'delivered', 2)
    await writeLetter(aurora, one, 'failed', 1, 'validation_error')
    await writeLetter(aurora, one, 'delivered', 40)
    expect((await readMyWord(db, person))?.lettersLeft).toBe(1)
    await writeLetter(aurora, one, 'failed', 1, 'unknown_outcome')
    expect(await readMyWord(db, person)).toMatchObject({ lettersLeft: 0, moreFrom: expect.any(Date) })
    const facts = await readWritingFacts(db, person.personId, aurora, 'email')
    expect(mayWrite({ ...facts, now: new Date() })).toMatchObject({ ok: false, reason: 'cadence_reached' })
  })

  it('is read for many people as for one', async () => {
    const { db } = database
    await sayYes(aurora)
    const other = await makePerson(db)
    const many = await readWritingFactsOf(db, [person.personId, other], aurora, 'email')
    expect(many.get(person.personId)).toEqual(await readWritingFacts(db, person.personId, aurora, 'email'))
    expect(many.get(other)).toMatchObject({ permission: null, policy: { lettersMax: 2, perDays: 30 } })
    expect(await readWritingFactsOf(db, [], aurora, 'email')).toEqual(new Map())
  })
})
