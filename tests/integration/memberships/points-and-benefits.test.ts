import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { askConcierge, giveBackUse } from '~/domain/memberships/ask-concierge.server'
import { buyBenefit } from '~/domain/memberships/buy-benefit.server'
import { listAskedOfConcierge, listRequests } from '~/domain/memberships/concierge-queries.server'
import { correctPoints } from '~/domain/memberships/correct-points.server'
import { earnPoints, readLedger, spendPoints } from '~/domain/memberships/earn-points.server'
import { expirePoints } from '~/domain/memberships/expire-points.server'
import { finishRequest } from '~/domain/memberships/finish-request.server'
import { pauseMembership } from '~/domain/memberships/pause-membership.server'
import { pointsFor, pointsPrice } from '~/domain/memberships/points'
import { rewardConfidences } from '~/domain/memberships/reward-confidences.server'
import { giveBackBenefit, readAllowances, useBenefit } from '~/domain/memberships/use-benefit.server'
import { OWN_SOURCE } from '~/domain/profile/purposes'
import { lockRows, readClock } from '~db/locks'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { aBrand } from '../../factories/brand'
import { aStaffMember } from '../../factories/invitation'
import { aMember, type TheLadder, theLadder } from '../../factories/membership'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 16 })
let ladder: TheLadder
let manager: SignedIn
beforeAll(async () => {
  ladder = await theLadder(database.db)
  manager = await aStaffMember(database.db, { role: 'manager' })
})
const ctx = () => ({ db: database.db })
const themself = (personId: string): SignedIn => ({
  kind: 'person',
  personId,
  sessionId: randomUUID(),
  roles: [],
})

const earn = (personId: string, amount: number, id = randomUUID() as string) =>
  inTransaction(database.db, tx =>
    earnPoints(tx, { personId, amount, reason: 'gift', subject: { kind: 'test', id } }),
  )
const balanceOf = async (personId: string) => (await readLedger(database.db, personId)).balance

test('the same cause earns once, however often and at once it is told', async () => {
  const { personId } = await aMember(database.db)
  const id = randomUUID()
  const told = await Promise.all(Array.from({ length: 8 }, () => earn(personId, 100, id)))
  expect(told.filter(Boolean)).toHaveLength(1)
  expect(await balanceOf(personId)).toBe(100)
})

test('of many who spend the last points at once, one does', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.signature })
  await earn(personId, pointsPrice.concierge + 10)
  const buys = await Promise.all(
    Array.from({ length: 8 }, () =>
      buyBenefit(ctx(), themself(personId), { benefit: 'concierge', purchaseId: randomUUID() }),
    ),
  )
  expect(buys.filter(buy => buy.ok)).toHaveLength(1)
  expect(buys.filter(buy => !buy.ok && buy.reason === 'not_enough')).toHaveLength(7)
  expect(await balanceOf(personId)).toBe(10)
})

test('without the lock on the person the same rush breaks on the schema, which lets nobody overspend', async () => {
  const { personId } = await aMember(database.db)
  await earn(personId, 100)
  // Everyone has read the balance and written before anyone commits.
  let waiting = 0
  let open: () => void = () => {}
  const all = new Promise<void>(resolve => {
    open = resolve
  })
  const spends = await Promise.allSettled(
    Array.from({ length: 4 }, () =>
      database.db.transaction().execute(async tx => {
        const spent = await spendPoints(tx, {
          personId,
          amount: 100,
          reason: 'benefit',
          subject: { kind: 'concierge', id: randomUUID() },
        })
        if (++waiting === 4) open()
        await all
        return spent
      }),
    ),
  )
  const refused = spends.filter(spend => spend.status === 'rejected')
  expect(refused).toHaveLength(3)
  expect(refused.every(spend => breaksConstraint(spend.reason, 'points_within_earned'))).toBe(true)
  expect(await balanceOf(personId)).toBe(0)
})

test('pressed twice, a purchase is one, and gives one more this year', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.signature })
  await earn(personId, 1000)
  const purchase = { benefit: 'nomination', purchaseId: randomUUID() } as const
  const buys = await Promise.all([1, 2, 3].map(() => buyBenefit(ctx(), themself(personId), purchase)))
  expect(buys.every(buy => buy.ok)).toBe(true)
  expect(await balanceOf(personId)).toBe(1000 - pointsPrice.nomination)
  const [nominations] = await readAllowances(database.db, personId, await readClock(database.db))
  expect(nominations).toEqual({ benefit: 'nomination', given: 1, bought: 1, used: 0, left: 2 })
})

test('points that ran out count no more, and are written off once', async () => {
  const { personId } = await aMember(database.db)
  const longAgo = new Date(Date.now() - 900 * 86_400_000)
  const { id } = await database.db
    .insertInto('point_entries')
    .values({
      person_id: personId,
      amount: 80,
      reason: 'gift',
      subject_kind: 'test',
      subject_id: 'old',
      earned_at: longAgo,
      expires_at: new Date(longAgo.getTime() + 86_400_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await earn(personId, 20)
  expect(await balanceOf(personId)).toBe(20)
  const written = await Promise.all([expirePoints(ctx()), expirePoints(ctx())])
  expect(written.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await expirePoints(ctx())).toBe(0)
  const { entries, balance } = await readLedger(database.db, personId)
  expect(entries.filter(entry => entry.reason === 'expiry')).toMatchObject([
    { amount: -80, subject: { kind: 'entry', id } },
  ])
  expect(balance).toBe(20)
  expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(20)
})

test('the ledger is put right up and down, with a reason, once, and never below nothing', async () => {
  const { personId } = await aMember(database.db)
  const correct = (amount: number, correctionId = randomUUID() as string, words = 'Oubli') =>
    correctPoints(ctx(), manager, { personId, amount, words, correctionId })
  const id = randomUUID()
  await correct(50, id)
  await correct(50, id)
  expect(await balanceOf(personId)).toBe(50)
  expect(await correct(-60)).toEqual({ ok: false, reason: 'not_enough', balance: 50 })
  expect((await correct(-30)).ok).toBe(true)
  expect(await balanceOf(personId)).toBe(20)
  expect(await correct(-5, randomUUID(), ' ')).toEqual({ ok: false, reason: 'no_words' })
  const own = await correctPoints(ctx(), themself(personId), {
    personId,
    amount: 500,
    words: 'x',
    correctionId: randomUUID(),
  })
  expect(own).toEqual({ ok: false, reason: 'not_found' })
})

const useNomination = (personId: string, id = randomUUID() as string, now?: Date) =>
  inTransaction(database.db, async tx =>
    useBenefit(tx, {
      personId,
      benefit: 'nomination',
      subject: { kind: 'nomination', id },
      now: now ?? (await readClock(tx)),
    }),
  )

test('the last of an allowance goes to one of many, and the same thing uses it once', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.fondateur })
  const id = randomUUID()
  expect(await useNomination(personId, id)).toEqual({ ok: true, value: { left: 2 } })
  expect(await useNomination(personId, id)).toEqual({ ok: true, value: { left: 2 } })
  const uses = await Promise.all(Array.from({ length: 6 }, () => useNomination(personId)))
  expect(uses.filter(use => use.ok)).toHaveLength(2)
  expect(uses).toContainEqual({ ok: false, reason: 'used_up', allowance: 3, used: 3 })
  await inTransaction(database.db, async tx =>
    giveBackBenefit(tx, {
      benefit: 'nomination',
      subject: { kind: 'nomination', id },
      now: await readClock(tx),
    }),
  )
  expect((await useNomination(personId)).ok).toBe(true)
})

test('a new year on the club’s clock gives anew', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.signature })
  expect((await useNomination(personId, randomUUID(), new Date('2031-12-31T22:59:59Z'))).ok).toBe(true)
  expect((await useNomination(personId, randomUUID(), new Date('2031-12-31T22:59:59Z'))).ok).toBe(false)
  expect((await useNomination(personId, randomUUID(), new Date('2031-12-31T23:00:00Z'))).ok).toBe(true)
})

test('a tier that has none, a pause, and no membership each say so', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.cercle })
  expect(await useNomination(personId)).toEqual({ ok: false, reason: 'not_included', allowance: 0, used: 0 })
  const paused = await aMember(database.db, { tier: ladder.fondateur })
  await pauseMembership(ctx(), themself(paused.personId), { personId: paused.personId, until: null })
  expect(await useNomination(paused.personId)).toMatchObject({ reason: 'not_a_member' })
  expect(await useNomination(randomUUID())).toMatchObject({ reason: 'not_a_member' })
})

test('guests are counted by the event, not by the year', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.fondateur })
  const bring = (quantity: number) =>
    inTransaction(database.db, async tx => {
      await lockRows(tx, 'reservations', [])
      return useBenefit(tx, {
        personId,
        benefit: 'guests',
        quantity,
        subject: { kind: 'reservation', id: randomUUID() },
        now: await readClock(tx),
      })
    })
  expect((await bring(2)).ok).toBe(true)
  expect((await bring(2)).ok).toBe(true)
  expect(await bring(3)).toEqual({ ok: false, reason: 'used_up', allowance: 2, used: 0 })
})

test('a request of the concierge is one however often it is sent, and may be given back', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.signature })
  const request = { requestId: randomUUID(), words: 'Une table à Ivalo' }
  await Promise.all([1, 2].map(() => askConcierge(ctx(), themself(personId), request)))
  const left = async () =>
    (await readAllowances(database.db, personId, await readClock(database.db)))[1]?.left
  expect(await left()).toBe(1)
  const { id: useId } = await database.db
    .selectFrom('benefit_uses')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  expect(await giveBackUse(ctx(), themself(personId), { useId, personId })).toEqual({
    ok: false,
    reason: 'not_found',
  })
  expect((await giveBackUse(ctx(), manager, { useId, personId })).ok).toBe(true)
  expect((await giveBackUse(ctx(), manager, { useId, personId })).ok).toBe(true)
  expect(await left()).toBe(2)
})

test('what members ask of the concierge stands on one list for those who run the club, until it is given back', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.signature })
  const request = { requestId: randomUUID(), words: 'Une table à Reims, samedi.' }
  await askConcierge(ctx(), themself(personId), request)
  const asked = async (reader: SignedIn) =>
    (await listAskedOfConcierge(database.db, reader)).filter(each => each.personId === personId)
  expect(await asked(manager)).toMatchObject([{ words: 'Une table à Reims, samedi.' }])
  expect(await asked(themself(personId))).toEqual([])
  const [found] = await asked(manager)
  await giveBackUse(ctx(), manager, { useId: found?.id ?? '', personId })
  expect(await asked(manager)).toEqual([])
})

test('what a member tells of themself is thanked once for each kind; what a file says is not', async () => {
  const { personId } = await aMember(database.db)
  const { id: brandId } = await aBrand(database.db)
  const tell = (kind: string, source: string) =>
    database.db
      .insertInto('facts')
      .values({
        person_id: personId,
        brand_id: brandId,
        kind,
        value: 'Annecy',
        source,
        purpose: 'invite_nearby',
      })
      .execute()
  await tell('city', OWN_SOURCE)
  await tell('dealer', 'salon de Genève')
  await Promise.all([rewardConfidences(ctx()), rewardConfidences(ctx())])
  expect(await balanceOf(personId)).toBe(pointsFor.confidence)
  await sql`update facts set superseded_at = clock_timestamp() where person_id = ${personId} and kind = 'city'`.execute(
    database.db,
  )
  await tell('city', OWN_SOURCE)
  await rewardConfidences(ctx())
  expect(await balanceOf(personId)).toBe(pointsFor.confidence)
})

test('a request that was seen to keeps who did it and when, once; it is not given back, nor done once given back', async () => {
  const { personId } = await aMember(database.db, { tier: ladder.signature })
  await askConcierge(ctx(), themself(personId), { requestId: randomUUID(), words: 'Une table à Ivalo' })
  await askConcierge(ctx(), themself(personId), { requestId: randomUUID(), words: 'Un chauffeur' })
  const [car, table] = (await listRequests(database.db, personId)).map(({ id }) => ({ useId: id, personId }))
  if (!car || !table) throw new Error('two were asked')
  expect(await finishRequest(ctx(), themself(personId), table)).toMatchObject({ reason: 'not_found' })
  const other = await aStaffMember(database.db, { role: 'manager' })
  const done = await Promise.all([manager, manager, other].map(who => finishRequest(ctx(), who, table)))
  expect(done.every(({ ok }) => ok)).toBe(true)
  const [, told] = await listRequests(database.db, personId)
  expect(told).toMatchObject({
    words: 'Une table à Ivalo',
    doneAt: expect.any(Date),
    doneBy: expect.any(String),
  })
  expect(await finishRequest(ctx(), other, table)).toMatchObject({ ok: true })
  expect((await listRequests(database.db, personId))[1]?.doneAt).toEqual(told?.doneAt)
  expect(await giveBackUse(ctx(), manager, table)).toMatchObject({ reason: 'is_done' })
  expect(await giveBackUse(ctx(), manager, car)).toMatchObject({ ok: true })
  expect(await finishRequest(ctx(), manager, car)).toMatchObject({ reason: 'given_back' })
})
