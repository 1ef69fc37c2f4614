import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { evaluateTiers, tryEvaluation } from '~/domain/memberships/evaluate-tiers.server'
import { listChanges, listEvaluations } from '~/domain/memberships/evaluation-queries.server'
import { pauseMembership } from '~/domain/memberships/pause-membership.server'
import { readStandingOf, standingOn } from '~/domain/memberships/queries.server'
import { anEvent } from '../../factories/event'
import { aStaffMember } from '../../factories/invitation'
import { aMember, type TheLadder, theLadder } from '../../factories/membership'
import { aCtx, lettersTo } from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
let ladder: TheLadder
beforeAll(async () => {
  ladder = await theLadder(database.db)
})
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000)
const tierOf = async (personId: string) => (await readStandingOf(database.db, personId))?.tierSlug ?? null

/** They came to so many events, one each ten days. */
async function came(personId: string, times: number): Promise<void> {
  for (let i = 1; i <= times; i++) {
    const startsAt = daysFromNow(-10 * i)
    const event = await anEvent(database.db, {
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
      replyClosesAt: daysFromNow(-10 * i - 1),
    })
    const { id } = await database.db
      .insertInto('reservations')
      .values({
        id: randomUUID(),
        event_id: event.id,
        person_id: personId,
        seats: 1,
        state: 'confirmed',
        confirmed_at: startsAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await database.db
      .insertInto('attendances')
      .values({ reservation_id: id, event_id: event.id, person_id: personId, came: true })
      .execute()
  }
}

async function changesOf(evaluationId: string, personId: string): Promise<string[]> {
  const manager = await aStaffMember(database.db, { role: 'manager' })
  const changes = (await listChanges(database.db, manager, evaluationId)) ?? []
  return changes.filter(line => line.personId === personId).map(({ change }) => change)
}

test('who came often enough rises once, is written to once, and the reasons are kept', async () => {
  const { personId } = await aMember(database.db, { since: daysFromNow(-100) })
  await came(personId, 2)
  const first = await evaluateTiers(aCtx(database.db))
  expect(await tierOf(personId)).toBe('signature')
  expect(await lettersTo(database.db, personId)).toEqual(['correspondence'])
  expect(await changesOf(first.evaluationId, personId)).toEqual(['rise'])
  const again = await evaluateTiers(aCtx(database.db))
  expect(await changesOf(again.evaluationId, personId)).toEqual([])
  expect(await lettersTo(database.db, personId)).toHaveLength(1)
})

test('two processes on the same night make each change once', async () => {
  const people = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const { personId } = await aMember(database.db, { since: daysFromNow(-100) })
      await came(personId, 2)
      return personId
    }),
  )
  const runs = await Promise.all([
    evaluateTiers(aCtx(database.db)),
    evaluateTiers(aCtx(database.db)),
    evaluateTiers(aCtx(database.db)),
  ])
  expect(runs.reduce((sum, run) => sum + run.changes, 0)).toBe(people.length)
  for (const personId of people) {
    expect(await tierOf(personId)).toBe('signature')
    expect(await lettersTo(database.db, personId)).toHaveLength(1)
  }
})

test('a trial run says what the night would change, and changes nothing', async () => {
  const { personId } = await aMember(database.db, { since: daysFromNow(-100), familyName: 'Zola' })
  await came(personId, 2)
  const manager = await aStaffMember(database.db, { role: 'manager' })
  const tried = await tryEvaluation(aCtx(database.db), manager)
  if (!tried.ok) throw new Error(tried.reason)
  expect(await changesOf(tried.value.evaluationId, personId)).toEqual(['rise'])
  expect(await tierOf(personId)).toBe('cercle')
  expect(await lettersTo(database.db, personId)).toEqual([])
  expect((await listEvaluations(database.db, manager))?.[0]).toMatchObject({ isDry: true })
  const brand = await aStaffMember(database.db, { role: 'brand_staff', brandId: randomUUID() })
  expect(await tryEvaluation(aCtx(database.db), brand)).toEqual({ ok: false, reason: 'not_found' })
  expect(await listEvaluations(database.db, brand)).toBeNull()
  await evaluateTiers(aCtx(database.db))
})

test('a descent is announced, waits for its grace, and then falls one tier', async () => {
  const { personId, membershipId } = await aMember(database.db, {
    tier: ladder.fondateur,
    since: daysFromNow(-800),
  })
  await evaluateTiers(aCtx(database.db))
  expect(await tierOf(personId)).toBe('fondateur')
  expect(await lettersTo(database.db, personId)).toHaveLength(1)
  await evaluateTiers(aCtx(database.db), { now: daysFromNow(30) })
  expect(await tierOf(personId)).toBe('fondateur')
  await evaluateTiers(aCtx(database.db), { now: daysFromNow(61) })
  expect(await tierOf(personId)).toBe('signature')
  expect(await lettersTo(database.db, personId)).toHaveLength(2)
  expect((await standingOn(database.db, personId, daysFromNow(60)))?.tierSlug).toBe('fondateur')
  expect((await standingOn(database.db, personId, daysFromNow(62)))?.tierSlug).toBe('signature')
  const settled = await database.db
    .selectFrom('membership_descents')
    .select('outcome')
    .where('membership_id', '=', membershipId)
    .execute()
  expect(settled).toEqual([{ outcome: 'fell' }])
})

test('who comes back before the day keeps the tier', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.signature, since: daysFromNow(-800) })
  await evaluateTiers(aCtx(database.db))
  await came(personId, 1)
  await evaluateTiers(aCtx(database.db))
  await evaluateTiers(aCtx(database.db), { now: daysFromNow(90) })
  expect(await tierOf(personId)).toBe('signature')
})

test('a pause that is over ends at its own instant, and grace goes on where it stopped', async () => {
  const { personId, membershipId } = await aMember(database.db, {
    tier: ladder.fondateur,
    since: daysFromNow(-800),
  })
  await evaluateTiers(aCtx(database.db))
  const fallsAt = () =>
    database.db
      .selectFrom('membership_descents')
      .select('falls_at')
      .where('membership_id', '=', membershipId)
      .executeTakeFirstOrThrow()
  const before = (await fallsAt()).falls_at
  const manager = await aStaffMember(database.db, { role: 'manager' })
  const until = daysFromNow(40)
  expect((await pauseMembership(aCtx(database.db), manager, { personId, until })).ok).toBe(true)
  await evaluateTiers(aCtx(database.db), { now: daysFromNow(39) })
  expect((await readStandingOf(database.db, personId))?.state).toBe('paused')
  await evaluateTiers(aCtx(database.db), { now: daysFromNow(70) })
  expect(await tierOf(personId)).toBe('fondateur')
  const { rows } = await sql<{ from_at: Date }>`
    select from_at from membership_periods where membership_id = ${membershipId} and to_at is null`.execute(
    database.db,
  )
  expect(rows[0]?.from_at).toEqual(until)
  const rested = (await fallsAt()).falls_at.getTime() - before.getTime()
  expect(Math.round(rested / 86_400_000)).toBe(40)
})

test('a trial passes on its day, and an honorary member is never moved', async () => {
  const trial = await aMember(database.db, { kind: 'trial', trialUntil: daysFromNow(5) })
  const honorary = await aMember(database.db, {
    kind: 'honorary',
    tier: ladder.fondateur,
    since: daysFromNow(-900),
  })
  await evaluateTiers(aCtx(database.db), { now: daysFromNow(4) })
  expect((await readStandingOf(database.db, trial.personId))?.kind).toBe('trial')
  await evaluateTiers(aCtx(database.db), { now: daysFromNow(6) })
  expect(await readStandingOf(database.db, trial.personId)).toMatchObject({ kind: 'full', trialUntil: null })
  expect(await lettersTo(database.db, trial.personId)).toHaveLength(1)
  expect(await tierOf(honorary.personId)).toBe('fondateur')
})
