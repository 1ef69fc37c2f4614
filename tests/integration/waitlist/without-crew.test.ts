import { expect, test } from 'vitest'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { declineOffer } from '~/domain/waitlist/answer-offer.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
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
