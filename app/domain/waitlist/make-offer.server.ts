import type { DatabaseOrTx, Tx } from '~db/client'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import { claimSeats } from '../reservations/claim-seats.server'
import type { WaitingParty } from '../reservations/line'
import { findLive, findOpenIds } from '../reservations/store.server'
import type { GuestRule } from '../reservations/types'
import { offerEndsAt } from './offer-window'
import type { LineEvent } from './types'
import { writeOffered } from './write-offered.server'

const house: Actor = { kind: 'system' }

export type Offering = {
  party: Pick<WaitingParty, 'id' | 'personId' | 'seats'>
  slotIds: readonly string[]
  now: Date
  /** Offered by someone of the house, past the line: with their reason, and the end that they may give beyond the reply date. */
  byHand?: { actor: Actor; reason: string; until: Date }
}

/**
 * Offers seats that are free to a party of the line: a reservation in state `offered` with a window by day, and a letter
 * that says until when. The caller holds the line and the slots, and has judged both. Returns the reservation's id.
 */
export async function makeOffer(tx: Tx, event: LineEvent, offering: Offering): Promise<string> {
  const { party, slotIds, now, byHand } = offering
  const facts = await readFacts(tx, event.id, party)
  const until =
    byHand?.until ??
    offerEndsAt({
      now,
      zone: facts.zone ?? event.timeZone,
      eventStartsAt: event.startsAt,
      replyClosesAt: event.replyClosesAt,
    })
  if (!until) throw new Error('no offer is made when replies are about to close')
  // A hold of theirs that ran out stands in nobody's way.
  await findLive(tx, await findOpenIds(tx, { eventId: event.id, personId: party.personId }), now)
  const reservationId = await claimSeats(tx, {
    event: { id: event.id, guestRule: facts.guestRule },
    personId: party.personId,
    invitationId: facts.invitationId,
    slotIds,
    seats: party.seats,
    guests: facts.guestNames,
    state: 'offered',
    expiresAt: until,
    source: byHand ? 'staff' : 'waitlist',
    waitlistEntryId: party.id,
    staffReason: byHand?.reason,
    now,
  })
  await tx
    .updateTable('waitlist_entries')
    .set(eb => ({ state: 'offered', offers_made: eb('offers_made', '+', 1), passed_over_because: '' }))
    .where('id', '=', party.id)
    .execute()
  await recordAudit(tx, byHand?.actor ?? house, {
    action: byHand ? 'waitlist.offered_by_hand' : 'waitlist.offered',
    subject: { kind: 'reservation', id: reservationId },
    brandId: event.brandId,
    details: { seats: party.seats, entryId: party.id },
  })
  await writeOffered(tx, reservationId)
  return reservationId
}

async function readFacts(db: DatabaseOrTx, eventId: string, party: { id: string; personId: string }) {
  const row = await db
    .selectFrom('waitlist_entries as w')
    .innerJoin('persons as p', 'p.id', 'w.person_id')
    .innerJoin('events as e', 'e.id', 'w.event_id')
    .leftJoin('invitations as i', join =>
      join
        .onRef('i.event_id', '=', 'w.event_id')
        .onRef('i.person_id', '=', 'w.person_id')
        .on('i.state', 'in', ['sent', 'declined']),
    )
    .select([
      'p.time_zone as zone',
      'w.guest_names as guestNames',
      'e.guest_rule as guestRule',
      'i.id as invitationId',
    ])
    .where('w.id', '=', party.id)
    .where('w.event_id', '=', eventId)
    .executeTakeFirstOrThrow()
  return { ...row, guestRule: row.guestRule as GuestRule }
}
