import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readAges } from '../answers/read-ages.server'
import type { AgeFacts } from '../eligibility/ages'
import { judgeSeeEvent } from '../eligibility/gates'
import type { MembershipFacts, SeeEventFacts } from '../eligibility/types'
import { listRanks } from '../events/queries.server'
import type { EventState, Money, Rank, RefundStep, Visibility } from '../events/types'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { readStandingOf } from '../memberships/queries.server'
import type { GuestRule } from './types'

/** Seats are asked for by an invitation, or for an event that is open to members. */
export type ReservationAsk = { invitationId: string } | { eventId: string }

/** What a request for seats is judged on, and what it is written with. */
export type Asked = {
  eventId: string
  personId: string
  brandId: string
  /** The invitation and the membership by which they ask; the facts below are theirs. */
  invitationId: string | null
  membershipId: string | null
  /** For each seat. */
  deposit: Money | null
  event: SeeEventFacts['event'] & {
    startsAt: Date
    timeZone: string
    refundSteps: RefundStep[]
    /** Seats over all slots together; null: the slots alone bound it. */
    capacity: number | null
    choicesMin: number
    choicesMax: number
    guestsNamedBy: Date | null
    guestRule: GuestRule
  }
  /** The age and the licence that it asks, and what is known of theirs; null: it asks neither. */
  ages: AgeFacts | null
  invitation: SeeEventFacts['invitation']
  membership: MembershipFacts | null
  isApplicant: boolean
  /** Guests of theirs whom the house could not receive at this event. */
  declined: string[]
}

/**
 * What this actor may ask seats by: their own invitation, signed in or by its letter; or an event that they may see, as
 * a member or because they were invited to it. Null for anyone else, as if it did not exist. A draft of an invitation
 * has not reached anyone. Whoever was a member once is told that they no longer are.
 */
export async function findAsked(
  db: DatabaseOrTx,
  actor: Actor,
  ask: ReservationAsk,
  now?: Date,
): Promise<Asked | null> {
  return 'invitationId' in ask
    ? findByInvitation(db, actor, ask.invitationId)
    : findByEvent(db, actor, ask.eventId, now ?? (await readClock(db)))
}

async function findByInvitation(db: DatabaseOrTx, actor: Actor, id: string): Promise<Asked | null> {
  if (!isUuid(id) || actor.kind === 'system' || (actor.kind === 'letter' && actor.invitationId !== id))
    return null
  const row = await selectInvitations(db, actor.personId).where('i.id', '=', id).executeTakeFirst()
  return row ? askedBy(db, actor.personId, row) : null
}

type InvitationRow = { id: string; state: string; eventId: string; guestsAllowed: number }

/** What is asked by an invitation of this person's. */
async function askedBy(db: DatabaseOrTx, personId: string, row: InvitationRow): Promise<Asked | null> {
  const event = await findAskedEvent(db, row.eventId, personId)
  if (!event) return null
  const { id, state, guestsAllowed } = row
  return {
    ...event,
    personId,
    invitationId: id,
    membershipId: null,
    isApplicant: false,
    invitation: { state: state as 'sent' | 'declined' | 'withdrawn', guestsAllowed },
    membership: null,
  }
}

async function findByEvent(db: DatabaseOrTx, actor: Actor, id: string, now: Date): Promise<Asked | null> {
  if (!isUuid(id) || actor.kind !== 'person') return null
  const invited = await selectInvitations(db, actor.personId).where('i.event_id', '=', id).executeTakeFirst()
  if (invited && invited.state !== 'withdrawn') return askedBy(db, actor.personId, invited)
  const event = await findAskedEvent(db, id, actor.personId)
  if (!event) return null
  const { membershipId, facts, isApplicant } = await readMembershipFacts(db, actor.personId, now)
  const asked = {
    ...event,
    personId: actor.personId,
    invitationId: null,
    membershipId,
    invitation: invited ? { state: 'withdrawn' as const, guestsAllowed: invited.guestsAllowed } : null,
    membership: facts,
    isApplicant,
  }
  const seen = judgeSeeEvent({ ...asked, now })
  return seen.ok || seen.reason === 'membership_ended' ? asked : null
}

/** Where a person stands among the members at `now`, and whether they apply to be one, as the gates ask it. */
export async function readMembershipFacts(
  db: DatabaseOrTx,
  personId: string,
  now: Date,
): Promise<{ membershipId: string | null; facts: MembershipFacts | null; isApplicant: boolean }> {
  const standing = await readStandingOf(db, personId, now)
  if (standing) {
    const { membershipId, state, rank, earlyAccessHours, guestsPerEvent } = standing
    return { membershipId, facts: { state, rank, earlyAccessHours, guestsPerEvent }, isApplicant: false }
  }
  const former = await db
    .selectFrom('memberships')
    .select('id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst()
  const person = await db
    .selectFrom('persons')
    .select('standing')
    .where('id', '=', personId)
    .executeTakeFirst()
  return {
    membershipId: null,
    facts: former ? { state: 'ended' } : null,
    isApplicant: person?.standing === 'applicant',
  }
}

/** What a rank is called: the name of the lowest tier that reaches it. */
export function nameOfRank(ranks: readonly Rank[], minRank: number | null): Rank['name'] | null {
  return minRank === null ? null : (ranks.find(({ rank }) => rank >= minRank)?.name ?? null)
}

function selectInvitations(db: DatabaseOrTx, personId: string) {
  return db
    .selectFrom('invitations as i')
    .select(['i.id', 'i.state', 'i.event_id as eventId', 'i.guests_allowed as guestsAllowed'])
    .where('i.person_id', '=', personId)
    .where('i.state', '!=', 'draft')
}

/** An event as the house gives seats of it to someone: by its own word, so by no invitation and no membership. */
export async function findAskedByHouse(
  db: DatabaseOrTx,
  eventId: string,
  personId: string,
): Promise<Asked | null> {
  const event = await findAskedEvent(db, eventId, personId)
  const byNothing = { invitationId: null, membershipId: null, invitation: null, membership: null }
  return event && { ...event, personId, ...byNothing, isApplicant: false }
}

/** What an event says of itself to this person, who would ask seats of it. The caller has settled who may know. */
export async function findAskedEvent(db: DatabaseOrTx, eventId: string, personId: string) {
  const row = await db
    .selectFrom('events as e')
    .select([
      'e.brand_id as brandId',
      'e.state',
      'e.visibility',
      'e.min_rank as minRank',
      'e.bookings_open_at as bookingsOpenAt',
      'e.rsvp_closes_at as replyClosesAt',
      'e.starts_at as startsAt',
      'e.ends_at as endsAt',
      'e.time_zone as timeZone',
      'e.guests_allowed as guestsAllowed',
      'e.refund_steps as refundSteps',
      'e.capacity',
      'e.choices_min as choicesMin',
      'e.choices_max as choicesMax',
      'e.guests_named_by as guestsNamedBy',
      'e.guest_rule as guestRule',
      'e.min_age as minAge',
      'e.min_licence_years as minLicenceYears',
      'e.deposit_amount as amount',
      'e.deposit_currency as currency',
    ])
    .select(
      sql<
        string[]
      >`array(select d.full_name from guests_declined d join reservations r on r.id = d.reservation_id
        where d.event_id = e.id and r.person_id = ${personId})`.as('declined'),
    )
    .where('e.id', '=', eventId)
    .executeTakeFirst()
  if (!row) return null
  const {
    brandId,
    amount,
    currency,
    state,
    visibility,
    refundSteps,
    guestRule,
    minAge,
    minLicenceYears,
    declined,
    ...rest
  } = row
  const { startsAt, timeZone } = rest
  return {
    eventId,
    brandId,
    ages: await readAges(db, { eventId, personId, brandId, minAge, minLicenceYears, startsAt, timeZone }),
    deposit: amount !== null && currency !== null ? { amount, currency } : null,
    declined,
    event: {
      ...rest,
      state: state as EventState,
      visibility: visibility as Visibility,
      refundSteps: refundSteps as RefundStep[],
      guestRule: guestRule as GuestRule,
      minTierName: rest.minRank === null ? null : nameOfRank(await listRanks(db), rest.minRank),
    },
  }
}
