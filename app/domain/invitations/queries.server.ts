import { sql } from 'kysely'
import type { Locale } from '~/shared/copy'
import type { Database, DatabaseOrTx } from '~db/client'
import { explainRefundSteps, type RefundPromise } from '../events/policy'
import { readEventFacts } from '../events/queries.server'
import type { EventFacts } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Secrets } from '../kernel/context'
import { isUuid } from '../kernel/uuid'
import type { InvitationLetterProps } from '../letters/types'
import { explainWhy } from './explain-why'
import { holdsSeats, isReaderOf } from './scope.server'
import { readWhy } from './store.server'
import type { InvitationState } from './types'

/** Whose personal link this token is; null for none. A draft has no link. */
export async function findInvitationByToken(
  db: DatabaseOrTx,
  secrets: Secrets,
  token: string,
): Promise<{ invitationId: string; personId: string } | null> {
  const row = await db
    .selectFrom('invitations')
    .select(['id', 'person_id'])
    .where('token_hash', '=', secrets.hash(token))
    .where('state', '<>', 'draft')
    .executeTakeFirst()
  return row ? { invitationId: row.id, personId: row.person_id } : null
}

/** The seats that the reader has now; a hold that ran out is no longer there. */
export type LiveReservation = {
  id: string
  state: 'held' | 'offered' | 'confirmed'
  seats: number
  expiresAt: Date | null
}

/** All that the invited person's page tells. The letter is the one that left, word for word, in the language it left in. */
export type InvitationPage = {
  id: string
  state: Exclude<InvitationState, 'draft'>
  event: EventFacts
  letter: {
    locale: Locale
    greeting: string
    paragraphs: string[]
    senderName: string
    senderTitle: string
  } | null
  why: Record<Locale, string[]>
  capacity: number
  seatsFree: number
  /** How many guests this person may bring. */
  guestsAllowed: number
  refundPromises: RefundPromise[]
  openedAt: Date | null
  declinedAt: Date | null
  declineWords: string | null
  reservation: LiveReservation | null
  person: { id: string; givenName: string; familyName: string; locale: Locale; timeZone: string | null }
}

/** The page of an invitation, for the person invited or the holder of its letter; null for everyone else. */
export async function readInvitationPage(
  db: Database,
  actor: Actor,
  invitationId: string,
): Promise<InvitationPage | null> {
  if (!isUuid(invitationId)) return null
  const row = await selectInvitations(db, actor).where('i.id', '=', invitationId).executeTakeFirst()
  if (!row) return null
  const event = await readEventFacts(db, actor, row.event_id)
  if (event === null) return null
  const why = readWhy(row.why)
  const props = row.letter_props as InvitationLetterProps | null
  return {
    id: row.id,
    state: row.state as InvitationPage['state'],
    event,
    letter: props && {
      locale: row.letter_locale === 'en' ? 'en' : 'fr',
      greeting: props.greeting,
      paragraphs: props.paragraphs,
      senderName: props.senderName,
      senderTitle: props.senderTitle,
    },
    why: { fr: explainWhy(why, event.brand.name, 'fr'), en: explainWhy(why, event.brand.name, 'en') },
    capacity: row.capacity,
    seatsFree: Math.max(0, row.capacity - row.seats_taken),
    guestsAllowed: row.guests_allowed,
    refundPromises: explainRefundSteps(event.refundSteps, event.startsAt, event.timeZone),
    openedAt: row.opened_at,
    declinedAt: row.declined_at,
    declineWords: row.decline_words,
    reservation: toReservation(row),
    person: {
      id: row.person_id,
      givenName: row.given_name,
      familyName: row.family_name,
      locale: row.locale === 'en' ? 'en' : 'fr',
      timeZone: row.time_zone,
    },
  }
}

/** One line of a member's own invitations. */
export type MyInvitation = {
  id: string
  state: Exclude<InvitationState, 'draft'>
  event: EventFacts
  seatsFree: number
  reservation: LiveReservation | null
}

/** The reader's own invitations that were not taken back, by the first day of their event. */
export async function listMyInvitations(db: Database, actor: Actor): Promise<MyInvitation[]> {
  const rows = await selectInvitations(db, actor)
    .where('i.state', '<>', 'withdrawn')
    .orderBy('e.starts_at')
    .orderBy('i.id')
    .execute()
  const mine: MyInvitation[] = []
  for (const row of rows) {
    const event = await readEventFacts(db, actor, row.event_id)
    if (event === null) continue
    const seatsFree = Math.max(0, row.capacity - row.seats_taken)
    mine.push({
      id: row.id,
      state: row.state as MyInvitation['state'],
      event,
      seatsFree,
      reservation: toReservation(row),
    })
  }
  return mine
}

function selectInvitations(db: DatabaseOrTx, actor: Actor) {
  return db
    .selectFrom('invitations as i')
    .innerJoin('persons as p', 'p.id', 'i.person_id')
    .innerJoin('events as e', 'e.id', 'i.event_id')
    .leftJoin('letters as l', join =>
      join.onRef('l.invitation_id', '=', 'i.id').on('l.kind', '=', 'invitation'),
    )
    .leftJoin('reservations as r', join =>
      join
        .onRef('r.event_id', '=', 'i.event_id')
        .onRef('r.person_id', '=', 'i.person_id')
        .on(holdsSeats('r')),
    )
    .select(['i.id', 'i.state', 'i.event_id', 'i.person_id', 'i.guests_allowed', 'i.why'])
    .select(['i.opened_at', 'i.declined_at', 'i.decline_words'])
    .select(['p.given_name', 'p.family_name', 'p.locale', 'p.time_zone'])
    .select(['l.props as letter_props', 'l.locale as letter_locale'])
    .select(['r.id as reservation_id', 'r.state as reservation_state', 'r.seats', 'r.expires_at'])
    .select([
      sql<number>`event_seats(i.event_id)`.as('capacity'),
      sql<number>`live_event_seats(i.event_id)`.as('seats_taken'),
    ])
    .where(isReaderOf(actor))
}

function toReservation(row: {
  reservation_id: string | null
  reservation_state: string | null
  seats: number | null
  expires_at: Date | null
}): LiveReservation | null {
  if (row.reservation_id === null || row.seats === null) return null
  const state = row.reservation_state as LiveReservation['state']
  return { id: row.reservation_id, state, seats: row.seats, expiresAt: row.expires_at }
}
