import { sql } from 'kysely'
import { joinWaitlist } from '~/domain/waitlist/join-waitlist.server'
import type { WaitingPartyForm } from '~/domain/waitlist/schema'
import type { Database } from '~db/client'
import type { MadeEvent } from './event'
import type { InvitedWishes } from './invitation'
import { aCtx, aGuest, type Guest, hold } from './reservation'

export type PartyWishes = Partial<Omit<WaitingPartyForm, 'guests'>> & { guests?: string[] }

/** A party as a form gives it: one seat in no slot of its own, unless wished otherwise. */
export function aParty({ guests = [], ...wishes }: PartyWishes = {}): WaitingPartyForm {
  return { seats: 1, wants: 'any', slotIds: [], ...wishes, guests: guests.map(fullName => ({ fullName })) }
}

/** Takes every seat that is free in the whole of an event, by parties of one; who they are, in order. */
export async function fill(db: Database, event: MadeEvent): Promise<(Guest & { reservationId: string })[]> {
  const guests: (Guest & { reservationId: string })[] = []
  for (let at = 0; at < event.draft.capacity; at++) {
    const guest = await aGuest(db, event)
    guests.push({ ...guest, reservationId: await hold(aCtx(db), guest) })
  }
  return guests
}

/** Someone invited who waits for seats; fails the test when they may not. */
export async function aWaiting(
  db: Database,
  event: { id: string; brandId: string },
  party: PartyWishes = {},
  wishes: InvitedWishes = {},
): Promise<Guest & { entryId: string }> {
  const guest = await aGuest(db, event, { guestsAllowed: 9, ...wishes })
  const joined = await joinWaitlist(
    aCtx(db),
    guest.actor,
    { invitationId: guest.invitationId },
    aParty(party),
  )
  if (!joined.ok) throw new Error(`refused: ${joined.reason}`)
  return { ...guest, entryId: joined.value.entryId }
}

/** The offers of an event at this instant, in the order in which they were made: the persons. */
export async function offeredTo(db: Database, eventId: string): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from reservations
    where event_id = ${eventId} and state = 'offered' and expires_at > clock_timestamp()
    order by created_at, id
  `.execute(db)
  return rows.map(({ personId }) => personId)
}

export async function entryOf(db: Database, entryId: string) {
  return db
    .selectFrom('waitlist_entries')
    .select([
      'state',
      'seats',
      'joined_at',
      'offers_made',
      'ended_because',
      'passed_over_because',
      'precedence',
    ])
    .where('id', '=', entryId)
    .executeTakeFirstOrThrow()
}

/** The reservation that was offered to a party last. */
export async function offerOf(db: Database, entryId: string) {
  return db
    .selectFrom('reservations')
    .select(['id', 'state', 'seats', 'expires_at', 'source', 'staff_reason'])
    .where('waitlist_entry_id', '=', entryId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}
