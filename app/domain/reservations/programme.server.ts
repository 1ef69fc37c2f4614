import type { Database } from '~db/client'
import { readClock } from '~db/locks'
import { readAgesOf } from '../answers/read-ages.server'
import { judgeSeeEvent } from '../eligibility/gates'
import { closedToOutsiders } from '../eligibility/membership-closes'
import type { BookRefusal, SeeEventFacts, SeeEventRefusal } from '../eligibility/types'
import { explainRefundSteps, type RefundPromise } from '../events/policy'
import { listComingEvents, listRanks, readCapacity, readEventFactsBySlug } from '../events/queries.server'
import { listTeasers, type Teaser } from '../events/teaser-queries.server'
import type { EventFacts, Rank } from '../events/types'
import type { SignedIn } from '../kernel/actor'
import { nameOfRank, readMembershipFacts } from './find-asked.server'
import { type ReservationOffer, readOffer } from './offer-queries.server'
import { mayReserve, partyOf, standingOf } from './policy'
import type { LiveReservation } from './types'

/** One event of a member's programme. */
export type ProgrammeEntry = {
  event: EventFacts
  seatsFree: number
  /** The invitation that opens it, whatever the rank; null: it is open by membership. */
  invitation: { id: string; state: 'sent' | 'declined' } | null
  live: Pick<LiveReservation, 'id' | 'state' | 'seats'> | null
  /** Why it cannot be booked at this instant, as the command would say; null: it can, or it is booked. */
  refusal: BookRefusal | null
}

/** What a member below its rank reads of an event, and what opens it. */
export type ToldTeaser = Pick<Teaser, 'slug' | 'title' | 'season'> & { refusal: SeeEventRefusal }

export type Programme = {
  entries: ProgrammeEntry[]
  /** Without their date: they stand by their title. */
  teasers: ToldTeaser[]
  /** Why nothing is open by membership, for whoever is no member; null for a member. */
  refusal: SeeEventRefusal | null
  now: Date
}

/**
 * What is to come for this person, by date: each event that they were invited to, and, for a member, each that is
 * announced to members, with the answer that a request for one seat would have at this instant.
 */
export async function readProgramme(db: Database, actor: SignedIn): Promise<Programme> {
  const now = await readClock(db)
  const { facts: membership, isApplicant } = await readMembershipFacts(db, actor.personId, now)
  const ranks = await listRanks(db)
  const [invitations, reservations] = [
    await readInvitations(db, actor.personId),
    await readLive(db, actor.personId, now),
  ]
  const coming = await listComingEvents(db, actor)
  const ages = await readAgesOf(
    db,
    actor.personId,
    coming.map(({ id }) => id),
  )
  const entries = coming.flatMap(({ capacity, seatsTaken, ...event }) => {
    const invited = invitations.get(event.id) ?? null
    const facts: SeeEventFacts = {
      event: { ...event, minTierName: nameOfRank(ranks, event.minRank) },
      invitation: invited,
      membership,
      isApplicant,
      now,
    }
    const live = reservations.get(event.id) ?? null
    // Staff read of the events of their house elsewhere: this is what is theirs as a person.
    if (!live && !judgeSeeEvent(facts).ok) return []
    const seatsFree = Math.max(0, capacity - seatsTaken)
    const answer = mayReserve({
      ...facts,
      seatsFree,
      ages: ages.get(event.id) ?? null,
      choice: null,
      guestsNamedBy: null,
      party: partyOf([]),
      live: null,
    })
    const refusal = live || answer.ok ? null : answer
    if (refusal?.reason === 'withdrawn' || refusal?.reason === 'cancelled_event') return []
    return {
      event,
      seatsFree,
      invitation: standing(invited),
      live,
      refusal,
    }
  })
  const teasers = (await listTeasers(db, actor)).flatMap(teaser => tellTeaser(teaser, ranks))
  return { entries, teasers, refusal: closedToOutsiders(membership), now }
}

/** What a member below the rank of an event reads at its address; null for everyone else. */
export async function readTeaser(db: Database, actor: SignedIn, slug: string): Promise<ToldTeaser | null> {
  const [teaser] = await listTeasers(db, actor, slug)
  return (teaser && tellTeaser(teaser, await listRanks(db))[0]) ?? null
}

function tellTeaser({ slug, title, season, minRank }: Teaser, ranks: readonly Rank[]): ToldTeaser[] {
  const tierName = nameOfRank(ranks, minRank)
  return [
    { slug, title, season, refusal: { reason: 'rank_too_low', neededRank: minRank, tierName, next: 'rise' } },
  ]
}

/** The page of an event for someone who may see it: what the invitation's page tells, without a letter. */
export type EventPage = {
  event: EventFacts
  /** Where the letter is, when there is one: the event is then told there. */
  invitationId: string | null
  offer: ReservationOffer
  capacity: number
  refundPromises: RefundPromise[]
}

/** The event at this address as this person may see it and book it; null for everyone else, as if it did not exist. */
export async function readEventPage(db: Database, actor: SignedIn, slug: string): Promise<EventPage | null> {
  const event = await readEventFactsBySlug(db, actor, slug)
  const offer = event && (await readOffer(db, actor, { eventId: event.id }))
  if (!event || !offer || (!offer.answer.ok && offer.answer.reason === 'membership_ended')) return null
  const capacity = await readCapacity(db, event.id)
  return {
    event,
    invitationId: offer.invitationId,
    offer,
    capacity,
    refundPromises: explainRefundSteps(event.refundSteps, event.startsAt, event.timeZone),
  }
}

function standing(invited: Invited | null): ProgrammeEntry['invitation'] {
  return invited === null || invited.state === 'withdrawn' ? null : { id: invited.id, state: invited.state }
}

type Invited = { id: string; state: 'sent' | 'declined' | 'withdrawn'; guestsAllowed: number }

async function readInvitations(db: Database, personId: string): Promise<Map<string, Invited>> {
  const rows = await db
    .selectFrom('invitations')
    .select(['id', 'event_id', 'state', 'guests_allowed'])
    .where('person_id', '=', personId)
    .where('state', '<>', 'draft')
    .execute()
  return new Map(
    rows.map(row => [
      row.event_id,
      { id: row.id, state: row.state as Invited['state'], guestsAllowed: row.guests_allowed },
    ]),
  )
}

async function readLive(db: Database, personId: string, now: Date) {
  const rows = await db
    .selectFrom('reservations')
    .select(['id', 'event_id', 'state', 'seats', 'expires_at as expiresAt'])
    .where('person_id', '=', personId)
    .where('state', 'in', ['held', 'offered', 'confirmed'])
    .execute()
  return new Map(
    rows.flatMap(({ id, event_id, seats, state, expiresAt }) => {
      const stands = standingOf({ state: state as LiveReservation['state'], expiresAt }, now)
      return stands === 'lapsed' || stands === 'cancelled'
        ? []
        : [[event_id, { id, seats, state: stands }] as const]
    }),
  )
}
