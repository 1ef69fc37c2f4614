import { expect, test } from 'vitest'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { letChoose } from '../../factories/event'
import { aDriveDay, aDriveSlot, crewsOf, type DriveDay } from '../../factories/fleet'
import {
  aCtx,
  aGuest,
  type Guest,
  lettersTo,
  openPage,
  openTill,
  runOut,
  stateOf,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()

async function aDay(deposit: boolean): Promise<DriveDay & { slotId: string }> {
  const terms = deposit ? { deposit: { amount: 10_000, currency: 'EUR' } } : {}
  const refundSteps = deposit ? [{ until_days_before: 0, percent: 100 }] : []
  const day = await aDriveDay(database.db, { units: 1, event: { ...terms, refundSteps } })
  await letChoose(database.db, { id: day.eventId, slotId: day.wholeSlotId })
  return { ...day, slotId: await aDriveSlot(database.db, { ...day, at: '10:00' }) }
}
const guestOf = (day: DriveDay) => aGuest(database.db, { id: day.eventId, brandId: day.brandId })
const ask = (guest: Guest, slotId: string) =>
  requestReservation(aCtx(database.db), guest.actor, {
    invitationId: guest.invitationId,
    guests: [],
    slotIds: [slotId],
  })

test('whoever reserves a drive has a unit at once; with none left the slot is full, and nothing is written', async () => {
  const day = await aDay(false)
  expect(await ask(await guestOf(day), day.slotId)).toMatchObject({ ok: true })
  const late = await guestOf(day)
  expect(await ask(late, day.slotId)).toMatchObject({
    ok: false,
    reason: 'slot_full',
    next: 'choose_another',
  })
  expect(await crewsOf(database.db, day.eventId)).toHaveLength(1)
  expect(await lettersTo(database.db, late.personId)).toEqual([])
})

test('paid after its hold ran out, a drive whose unit went to another is not confirmed: the money goes back', async () => {
  const day = await aDay(true)
  const till = await openTill(database.db)
  try {
    const [late, soon] = [await guestOf(day), await guestOf(day)]
    const held = await ask(late, day.slotId)
    if (!held.ok) throw new Error(held.reason)
    const { reservationId } = held.value
    const url = await openPage(till, late, reservationId)
    await runOut(database.db, reservationId)
    expect(await ask(soon, day.slotId)).toMatchObject({ ok: true })
    await till.pay(url)
    await till.hearAndWork()
    expect(await stateOf(database.db, reservationId)).toBe('lapsed')
    expect(await lettersTo(database.db, late.personId)).toEqual(['deposit_returned'])
  } finally {
    await till.close()
  }
})

test('paid after its hold ran out, a drive whose unit is still free is confirmed with it', async () => {
  const day = await aDay(true)
  const till = await openTill(database.db)
  try {
    const late = await guestOf(day)
    const held = await ask(late, day.slotId)
    if (!held.ok) throw new Error(held.reason)
    const { reservationId } = held.value
    const url = await openPage(till, late, reservationId)
    await runOut(database.db, reservationId)
    await till.pay(url)
    await till.hearAndWork()
    expect(await stateOf(database.db, reservationId)).toBe('confirmed')
    expect(await crewsOf(database.db, day.eventId)).toHaveLength(1)
  } finally {
    await till.close()
  }
})
