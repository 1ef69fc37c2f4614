import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { cancelReservation, previewCancellation } from '~/domain/reservations/cancel-reservation.server'
import { readReservation } from '~/domain/reservations/queries.server'
import { settleDeposit } from '~/domain/reservations/settle-deposit.server'
import { readClock } from '~db/locks'
import { anEvent } from '../../factories/event'
import {
  aGuest,
  aPaidEvent,
  depositOf,
  type Guest,
  hold,
  lettersTo,
  movementsOfReservation,
  openPage,
  runOut,
  stateOf,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { useTill } from '../../set-up/till'

const database = useTestDatabase({ poolSize: 12 })
const till = useTill(database)

const cancel = (guest: Guest, reservationId: string, shown: number) =>
  cancelReservation(till.ctx, guest.actor, { reservationId, shown })

async function paid(
  event: { id: string; brandId: string },
  names: string[] = [],
): Promise<{ guest: Guest; id: string }> {
  const guest = await aGuest(database.db, event)
  const id = await hold(till.ctx, guest, names)
  await till.pay(await openPage(till, guest, id))
  await settleDeposit(till.ctx, (await depositOf(database.db, id)).id)
  return { guest, id }
}

/** 09:30 at the venue, on the day this many calendar days from the venue's today. */
async function daysAhead(
  days: number,
  timeZone: string,
): Promise<{ startsAt: Date; endsAt: Date; replyClosesAt: Date; timeZone: string }> {
  const now = Temporal.Instant.fromEpochMilliseconds((await readClock(database.db)).getTime())
  const start = now
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days })
    .toZonedDateTime({ timeZone, plainTime: '09:30' })
  const at = (moment: Temporal.ZonedDateTime) => new Date(moment.epochMilliseconds)
  return {
    startsAt: at(start),
    endsAt: at(start.add({ days: 1 })),
    replyClosesAt: at(start.add({ hours: 1 })),
    timeZone,
  }
}

test.each([
  [46, 100_000],
  [45, 100_000],
  [44, 50_000],
  [14, 50_000],
  [13, 0],
])('cancelled %i days before, by the venue’s calendar, exactly %i comes back', async (days, amount) => {
  const { guest, id } = await paid(await aPaidEvent(database.db, await daysAhead(days, 'Europe/Helsinki')), [
    'Hugo Renard',
  ])
  const preview = await previewCancellation(till.ctx, guest.actor, id)
  expect(preview).toMatchObject({
    ok: true,
    value: { kind: 'cancel', paid: { amount: 100_000, currency: 'EUR' } },
  })
  expect(preview.ok && (preview.value.returned?.amount ?? 0)).toBe(amount)
  expect((await cancel(guest, id, amount)).ok).toBe(true)
  await till.hearAndWork()
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, id)).toEqual(
    amount > 0 ? ['captured 100000', `refunded ${amount}`] : ['captured 100000'],
  )
  expect(await stateOf(database.db, id)).toBe('cancelled')
  expect(await lettersTo(database.db, guest.personId)).toEqual([
    'reservation_confirmed',
    'reservation_cancelled',
  ])
})

test('the same instant and the same first hour give another step in another zone', async () => {
  // These two zones are 25 hours apart, so that their calendars never show the same day.
  const event = await aPaidEvent(database.db, await daysAhead(14, 'Pacific/Pago_Pago'))
  const there = await paid(event)
  const ahead = await paid(event)
  const { id: depositId } = await depositOf(database.db, ahead.id)
  await database.db
    .updateTable('deposits')
    .set({ time_zone: 'Pacific/Kiritimati' })
    .where('id', '=', depositId)
    .execute()
  const stepOf = async ({ guest, id }: { guest: Guest; id: string }) => {
    const preview = await previewCancellation(till.ctx, guest.actor, id)
    return preview.ok ? preview.value.percent : preview.reason
  }
  const starts = Temporal.Instant.fromEpochMilliseconds((event.draft.startsAt ?? new Date()).getTime())
  const today = Temporal.Instant.fromEpochMilliseconds((await readClock(database.db)).getTime())
  const dayIn = (instant: Temporal.Instant, zone: string) => instant.toZonedDateTimeISO(zone).toPlainDate()
  const kiritimati = dayIn(today, 'Pacific/Kiritimati').until(dayIn(starts, 'Pacific/Kiritimati')).days
  expect(await stepOf(there)).toBe(50)
  expect(await stepOf(ahead)).toBe(kiritimati >= 14 ? 50 : 0)
})

test('pressed ten times at once, and once more, it gives the money back once', async () => {
  const { guest, id } = await paid(await aPaidEvent(database.db, await daysAhead(20, 'Europe/Helsinki')))
  const presses = await Promise.all(Array.from({ length: 10 }, () => cancel(guest, id, 25_000)))
  presses.push(await cancel(guest, id, 25_000))
  expect(new Set(presses.map(press => JSON.stringify(press)))).toEqual(
    new Set([JSON.stringify({ ok: true, value: { returned: { amount: 25_000, currency: 'EUR' } } })]),
  )
  await till.hearAndWork()
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000', 'refunded 25000'])
  expect((await till.readStripe(id)).payment?.refunds).toHaveLength(1)
  expect(await lettersTo(database.db, guest.personId)).toEqual([
    'reservation_confirmed',
    'reservation_cancelled',
  ])
  expect((await readReservation(database.db, guest.actor, id))?.deposit?.refund).toEqual({
    amount: 25_000,
    because: 'cancelled',
    standing: 'returned',
  })
})

test('pressed ten times at once without a deposit, it writes one letter', async () => {
  const guest = await aGuest(database.db, await anEvent(database.db))
  const id = await hold(till.ctx, guest)
  const presses = await Promise.all(Array.from({ length: 10 }, () => cancel(guest, id, 0)))
  expect(presses.every(press => press.ok)).toBe(true)
  expect(await lettersTo(database.db, guest.personId)).toEqual([
    'reservation_confirmed',
    'reservation_cancelled',
  ])
})

test('another amount than the page showed changes nothing, and tells what holds now', async () => {
  const { guest, id } = await paid(await aPaidEvent(database.db, await daysAhead(20, 'Europe/Helsinki')))
  expect(await cancel(guest, id, 50_000)).toMatchObject({
    ok: false,
    reason: 'other_amount',
    cancellation: { returned: { amount: 25_000 }, percent: 50 },
  })
  expect(await stateOf(database.db, id)).toBe('confirmed')
})

test('a cancellation and a settlement at once come to one end', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  await till.pay(await openPage(till, guest, id))
  const { id: depositId } = await depositOf(database.db, id)
  const [pressed] = await Promise.all([
    cancel(guest, id, 0),
    settleDeposit(till.ctx, depositId),
    settleDeposit(till.ctx, depositId),
  ])
  // Settled first, the page's promise of nothing is out of date; let go first, the payment goes back whole.
  if (!pressed.ok) expect(await cancel(guest, id, 50_000)).toMatchObject({ ok: true })
  await till.hearAndWork()
  await till.hearAndWork()
  expect(await stateOf(database.db, id)).toBe('cancelled')
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000', 'refunded 50000'])
})

test('an unpaid hold is let go without a letter, and its seats and its page with it', async () => {
  const event = await aPaidEvent(database.db, { capacity: 1 })
  const [guest, next] = [await aGuest(database.db, event), await aGuest(database.db, event)]
  const id = await hold(till.ctx, guest)
  const page = await openPage(till, guest, id)
  expect(await cancel(guest, id, 0)).toEqual({ ok: true, value: { returned: null } })
  await till.work()
  await hold(till.ctx, next)
  expect(await till.pay(page)).not.toBe(303)
  expect(await lettersTo(database.db, guest.personId)).toEqual([])
})

test('a reservation that lapsed, that has begun or that is someone else’s cannot be cancelled', async () => {
  const lapsed = await aGuest(database.db, await aPaidEvent(database.db))
  const lapsedId = await hold(till.ctx, lapsed)
  await runOut(database.db, lapsedId)
  expect(await cancel(lapsed, lapsedId, 0)).toEqual({ ok: false, reason: 'already_over' })

  const begun = await aGuest(database.db, await anEvent(database.db))
  const begunId = await hold(till.ctx, begun)
  await database.db
    .updateTable('events')
    .set({ starts_at: '2020-01-01' })
    .where('id', 'in', db => db.selectFrom('reservations').select('event_id').where('id', '=', begunId))
    .execute()
  expect(await cancel(begun, begunId, 0)).toEqual({ ok: false, reason: 'begun' })
  expect(await cancel(lapsed, begunId, 0)).toEqual({ ok: false, reason: 'not_found' })
})
