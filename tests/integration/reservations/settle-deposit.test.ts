import { expect, test } from 'vitest'
import { lapseOverdueHolds } from '~/domain/reservations/lapse-reservation.server'
import { openCheckout } from '~/domain/reservations/open-checkout.server'
import { readReservation } from '~/domain/reservations/queries.server'
import { settleDeposit } from '~/domain/reservations/settle-deposit.server'
import {
  aGuest,
  aPaidEvent,
  cards,
  depositOf,
  hold,
  lettersTo,
  movementsOfReservation,
  openPage,
  runOut,
  stateOf,
  urls,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { useTill } from '../../set-up/till'

const database = useTestDatabase()
const till = useTill(database)

test('paid in time, the reservation is confirmed and the letter follows', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest, ['Hugo Renard'])
  expect(await till.pay(await openPage(till, guest, id))).toBe(303)
  await till.hearAndWork()

  expect(await stateOf(database.db, id)).toBe('confirmed')
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 100000'])
  expect(await lettersTo(database.db, guest.personId)).toEqual(['reservation_confirmed'])
  expect((await readReservation(database.db, guest.actor, id))?.deposit).toMatchObject({
    paid: 100_000,
    refund: null,
  })
})

test('the return from the checkout confirms it at once, before any webhook, and the webhook adds nothing', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  await till.pay(await openPage(till, guest, id))
  const { id: depositId } = await depositOf(database.db, id)
  const settled = await Promise.all(Array.from({ length: 4 }, () => settleDeposit(till.ctx, depositId)))
  expect(settled).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed'])
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000'])
  expect(await lettersTo(database.db, guest.personId)).toEqual(['reservation_confirmed'])
})

test('declined first and paid next, both attempts are in the ledger', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  const page = await openPage(till, guest, id)
  expect(await till.pay(page, cards.declined)).toBe(402)
  await till.hearAndWork()
  expect(await stateOf(database.db, id)).toBe('held')
  expect(await movementsOfReservation(database.db, id)).toEqual(['failed 50000'])
  expect(await till.pay(page)).toBe(303)
  await till.hearAndWork()
  expect(await stateOf(database.db, id)).toBe('confirmed')
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000', 'failed 50000'])
})

test('once its seats have lapsed, the page can no longer be paid', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  const page = await openPage(till, guest, id)
  await runOut(database.db, id)
  await lapseOverdueHolds(till.ctx)
  await till.work()
  expect(await till.pay(page)).not.toBe(303)
  expect((await till.readStripe(id)).state).toBe('expired')
  expect(await stateOf(database.db, id)).toBe('lapsed')
  expect(await openCheckout(till.ctx, guest.actor, id, urls)).toEqual({ ok: false, reason: 'lapsed' })
})

test('paid too late with the seats gone, the money goes back whole and a letter says so', async () => {
  const event = await aPaidEvent(database.db, { capacity: 2 })
  const late = await aGuest(database.db, event)
  const quick = await aGuest(database.db, event)
  const id = await hold(till.ctx, late, ['Hugo Renard'])
  const page = await openPage(till, late, id)
  await runOut(database.db, id)
  const taken = await hold(till.ctx, quick, ['Inès Roche'])
  expect(await till.pay(page)).toBe(303)
  await till.hearAndWork()
  await till.hearAndWork()

  expect(await stateOf(database.db, id)).toBe('lapsed')
  expect(await stateOf(database.db, taken)).toBe('held')
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 100000', 'refunded 100000'])
  expect(await lettersTo(database.db, late.personId)).toEqual(['deposit_returned'])
  expect((await till.readStripe(id)).payment?.refunds).toMatchObject([
    { amount: 100_000, status: 'succeeded' },
  ])
  expect((await readReservation(database.db, late.actor, id))?.deposit?.refund).toEqual({
    amount: 100_000,
    because: 'too_late',
    standing: 'returned',
  })
})

test('paid late with the seats still free, the reservation comes back to life', async () => {
  const event = await aPaidEvent(database.db, { capacity: 1 })
  const guest = await aGuest(database.db, event)
  const id = await hold(till.ctx, guest)
  const page = await openPage(till, guest, id)
  await runOut(database.db, id)
  await till.pay(page)
  await lapseOverdueHolds(till.ctx)
  await till.hearAndWork()
  expect(await stateOf(database.db, id)).toBe('confirmed')
  expect(await lettersTo(database.db, guest.personId)).toEqual(['reservation_confirmed'])
})

test('paid late with seats that are owed to someone who waits, the money goes back, and they are offered them', async () => {
  const event = await aPaidEvent(database.db, { capacity: 1 })
  const late = await aGuest(database.db, event)
  const id = await hold(till.ctx, late)
  const page = await openPage(till, late, id)
  const waiting = await aGuest(database.db, event)
  await database.db
    .insertInto('waitlist_entries')
    .values({ event_id: event.id, person_id: waiting.personId, seats: 1 })
    .execute()
  await runOut(database.db, id)
  expect(await till.pay(page)).toBe(303)
  await settleDeposit(till.ctx, (await depositOf(database.db, id)).id)
  await till.hearAndWork()
  await till.hearAndWork()
  expect(await stateOf(database.db, id)).toBe('lapsed')
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000', 'refunded 50000'])
  const offered = await database.db
    .selectFrom('reservations')
    .select(['person_id', 'state'])
    .where('event_id', '=', event.id)
    .where('state', '=', 'offered')
    .execute()
  expect(offered).toEqual([{ person_id: waiting.personId, state: 'offered' }])
})

test('paid late by someone who holds other seats by now, the money goes back', async () => {
  const event = await aPaidEvent(database.db, { capacity: 4 })
  const guest = await aGuest(database.db, event)
  const first = await hold(till.ctx, guest)
  const page = await openPage(till, guest, first)
  await runOut(database.db, first)
  const second = await hold(till.ctx, guest)
  await till.pay(page)
  await till.hearAndWork()
  expect(await stateOf(database.db, first)).toBe('lapsed')
  expect(await stateOf(database.db, second)).toBe('held')
  expect(await movementsOfReservation(database.db, first)).toEqual(['captured 50000', 'refunded 50000'])
})

test('a hold let go while it was being paid gives the money back whole', async () => {
  const event = await aPaidEvent(database.db, { capacity: 2 })
  const guest = await aGuest(database.db, event)
  const first = await hold(till.ctx, guest)
  const page = await openPage(till, guest, first)
  await till.pay(page)
  const second = await hold(till.ctx, guest, ['Hugo Renard'])
  await till.hearAndWork()
  expect(await stateOf(database.db, first)).toBe('cancelled')
  expect(await stateOf(database.db, second)).toBe('held')
  expect(await movementsOfReservation(database.db, first)).toEqual(['captured 50000', 'refunded 50000'])
  expect(await lettersTo(database.db, guest.personId)).toEqual(['deposit_returned'])
})

test('a late payment and a newcomer race for the last seat, and one of them has it', async () => {
  for (let round = 0; round < 6; round++) {
    const event = await aPaidEvent(database.db, { capacity: 1 })
    const [late, quick] = [await aGuest(database.db, event), await aGuest(database.db, event)]
    const id = await hold(till.ctx, late)
    await till.pay(await openPage(till, late, id))
    await runOut(database.db, id)
    const { id: depositId } = await depositOf(database.db, id)
    const [settlement, other] = await Promise.all([
      settleDeposit(till.ctx, depositId),
      hold(till.ctx, quick).catch(() => null),
    ])
    expect([settlement, other !== null]).toEqual(
      settlement === 'confirmed' ? ['confirmed', false] : ['ended', true],
    )
  }
  await till.hearAndWork()
})
