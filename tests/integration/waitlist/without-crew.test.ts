import { expect, test } from 'vitest'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { declineOffer } from '~/domain/waitlist/answer-offer.server'
import { joinWaitlist } from '~/domain/waitlist/join-waitlist.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
import { readWaiting } from '~/domain/waitlist/queries.server'
import { letChoose } from '../../factories/event'
import { aDriveDay, aDriveSlot, crewsOf } from '../../factories/fleet'
import { aCtx, aGuest } from '../../factories/reservation'
import { aWaiting, entryOf, offeredTo, offerOf } from '../../factories/waitlist'
import { useTestDatabase } from '../../set-up/database'
import { listInvariants, readFaults } from '../../set-up/invariants'

const database = useTestDatabase()
const ctx = () => aCtx(database.db)

/** One car: at ten it is driven by a party of two, at eleven by one alone. */
async function aDay() {
  const day = await aDriveDay(database.db, { units: 1 })
  await letChoose(database.db, { id: day.eventId, slotId: day.wholeSlotId })
  const event = { id: day.eventId, brandId: day.brandId }
  const ten = await aDriveSlot(database.db, { ...day, at: '10:00', capacity: 2 })
  const eleven = await aDriveSlot(database.db, { ...day, at: '11:00', capacity: 1 })
  const drive = async (slotId: string, names: string[]) => {
    const guest = await aGuest(database.db, event, { guestsAllowed: 1 })
    const { invitationId } = guest
    const guests = names.map(fullName => ({ fullName }))
    const answer = await requestReservation(ctx(), guest.actor, { invitationId, guests, slotIds: [slotId] })
    if (!answer.ok) throw new Error(answer.reason)
    const { reservationId } = answer.value
    return () => cancelReservation(ctx(), guest.actor, { reservationId, shown: 0 })
  }
  const letGo = [await drive(ten, ['Hugo Renard']), await drive(eleven, [])]
  const wait = (slotId: string) => aWaiting(database.db, event, { slotIds: [slotId] })
  return { event, ten, eleven, wait, letGo: () => Promise.all(letGo.map(go => go())) }
}

test('seats that come free with no car left for them pass to whoever can be driven; the next car goes to who waited', async () => {
  const { event, ten, eleven, wait, letGo } = await aDay()
  const [first, second] = [await wait(ten), await wait(ten)]
  const third = await wait(eleven)
  await letGo()
  expect(await promoteWaiting(ctx(), event.id)).toBe(2)
  expect(await offeredTo(database.db, event.id)).toEqual([first.personId, third.personId])
  expect(await entryOf(database.db, second.entryId)).toMatchObject({ state: 'waiting', offers_made: 0 })
  expect(await crewsOf(database.db, event.id)).toHaveLength(2)
  expect(await promoteWaiting(ctx(), event.id)).toBe(0)

  const { id: reservationId } = await offerOf(database.db, first.entryId)
  expect(await declineOffer(ctx(), first.actor, reservationId)).toMatchObject({ ok: true })
  expect(await promoteWaiting(ctx(), event.id)).toBe(1)
  expect(await offeredTo(database.db, event.id)).toEqual([third.personId, second.personId])
  expect(await readFaults(database.db, await listInvariants(database.db))).toEqual([])
})

test('a slot with seats and no car left is one to wait for; one that can be driven is there to be reserved', async () => {
  const { event, ten, eleven, letGo } = await aDay()
  const free = await aDriveSlot(database.db, { ...(await modelOf(event.id)), at: '15:00', capacity: 1 })
  const { actor, invitationId } = await aGuest(database.db, event)
  await database.db.updateTable('slots').set({ capacity: 4 }).where('id', '=', ten).execute()
  const wait = (wants: 'any' | 'all', slotIds: string[]) =>
    joinWaitlist(ctx(), actor, { invitationId }, { seats: 1, guests: [], wants, slotIds })
  expect(await wait('any', [ten, free])).toMatchObject({ reason: 'seats_free' })
  expect(await wait('any', [free])).toMatchObject({ reason: 'seats_free' })
  const page = await readWaiting(database.db, actor, { invitationId })
  expect(page?.slots.map(({ id, isFull }) => [id, isFull])).toEqual([
    [ten, true],
    [eleven, true],
    [free, false],
  ])
  expect(await wait('any', [ten, eleven])).toMatchObject({ ok: true })
  await letGo()
})

async function modelOf(eventId: string): Promise<{ eventId: string; modelId: string }> {
  const { model_id: modelId } = await database.db
    .selectFrom('slots')
    .select('model_id')
    .where('event_id', '=', eventId)
    .where('model_id', 'is not', null)
    .executeTakeFirstOrThrow()
  return { eventId, modelId: modelId ?? '' }
}
