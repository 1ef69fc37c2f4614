import { expect, test } from 'vitest'
import type { SignedIn } from '~/domain/kernel/actor'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { joinWaitlist } from '~/domain/waitlist/join-waitlist.server'
import { leaveWaitlist } from '~/domain/waitlist/leave-waitlist.server'
import { listMyWaits } from '~/domain/waitlist/my-waits.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
import { anEvent, type EventWishes } from '../../factories/event'
import { aRankedMember } from '../../factories/ranked-member'
import { aCtx } from '../../factories/reservation'
import { aParty, aWaiting, fill, offerOf } from '../../factories/waitlist'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ctx = () => aCtx(database.db)
const signedIn = (personId: string): SignedIn => ({ kind: 'person', personId, sessionId: '', roles: [] })

async function aFullEvent(wishes: EventWishes = {}) {
  const event = await anEvent(database.db, { capacity: 1, ...wishes })
  return { event, seated: await fill(database.db, event) }
}

test('each sees the lines that they stand in, by letter or as a member, with the band, and nobody else’s', async () => {
  const invited = await aFullEvent()
  const open = await aFullEvent({ visibility: 'members', startsAt: new Date('2037-02-11T09:30:00+02:00') })
  const reader = await aWaiting(database.db, invited.event)
  const member = await aRankedMember(database.db, { rank: 1 })
  expect(await joinWaitlist(ctx(), member.actor, { eventId: open.event.id }, aParty())).toMatchObject({
    ok: true,
  })

  expect(await listMyWaits(database.db, signedIn(reader.personId))).toMatchObject([
    {
      event: { id: invited.event.id },
      invitationId: reader.invitationId,
      chance: expect.any(String),
      offer: null,
    },
  ])
  expect(await listMyWaits(database.db, member.actor)).toMatchObject([
    { event: { id: open.event.id, slug: open.event.slug }, invitationId: null, offer: null },
  ])
  await leaveWaitlist(ctx(), member.actor, { eventId: open.event.id })
  expect(await listMyWaits(database.db, member.actor)).toEqual([])
})

test('seats on offer are told in the place of the band', async () => {
  const { event, seated } = await aFullEvent()
  const reader = await aWaiting(database.db, event)
  const [one] = seated
  if (!one) throw new Error('nobody sits there')
  await cancelReservation(ctx(), one.actor, { reservationId: one.reservationId, shown: 0 })
  await promoteWaiting(ctx(), event.id)
  const { id: reservationId, expires_at: until } = await offerOf(database.db, reader.entryId)
  expect(await listMyWaits(database.db, signedIn(reader.personId))).toMatchObject([
    { offer: { reservationId, until } },
  ])
})
