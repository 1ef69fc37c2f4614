import type { Database } from '~db/client'
import { readClock } from '~db/locks'
import { judgeSeeEvent } from '../eligibility/gates'
import type { SeeEventFacts } from '../eligibility/types'
import { explainRefundSteps } from '../events/policy'
import { readCapacity, readEventForStaff } from '../events/queries.server'
import type { StaffEvent } from '../events/types'
import type { Actor } from '../kernel/actor'
import { type Asked, findAskedEvent } from '../reservations/find-asked.server'
import { offerTo } from '../reservations/offer-queries.server'
import type { EventPage } from '../reservations/programme.server'
import type { ReservationSummary } from '../reservations/queries.server'
import { listTiers } from '../tiers/queries.server'
import type { Tier } from '../tiers/types'

export const moments = ['now', 'before', 'open', 'closed'] as const
export type PreviewMoment = (typeof moments)[number]

/** Who looks: nobody's name, only what the gates ask of someone. */
export type Persona =
  | { who: 'stranger' | 'applicant' | 'invited' | 'confirmed' | 'waiting' }
  | { who: 'member'; tierSlug: string }

/** What this person would see: the page, the name of a teaser and what opens it, or nothing at all. */
export type Preview = { event: StaffEvent; tiers: readonly Tier[]; at: Date } & (
  | { sees: 'page'; page: Omit<EventPage, 'invitationId'>; waits: boolean }
  | { sees: 'teaser'; facts: SeeEventFacts }
  | { sees: 'nothing' }
)

/** Nobody: whom no row names. */
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * An event as someone else would see it at some moment, for those who do its brand's work: made-up facts, judged by the
 * gates and told by the page that judge and tell for everyone. A draft is looked at as it will be once it is open.
 * Changes nothing; null for whoever may not know of the event.
 */
export async function previewEvent(
  db: Database,
  actor: Actor,
  { eventId, persona, moment }: { eventId: string; persona: Persona; moment: PreviewMoment },
): Promise<Preview | null> {
  const event = await readEventForStaff(db, actor, eventId)
  const asked = event && (await findAskedEvent(db, event.id, nobody))
  if (!event || !asked) return null
  const tiers = await listTiers(db)
  const at = momentOf(event, moment, await readClock(db))
  const facts = {
    ...asked,
    event: { ...asked.event, state: event.state === 'draft' ? ('published' as const) : event.state },
    ...factsOf(persona, event, tiers),
  }
  const base = { event, tiers, at }
  const seen = judgeSeeEvent({ ...facts, now: at })
  if (!seen.ok)
    return seen.reason === 'rank_too_low'
      ? { ...base, sees: 'teaser', facts: { ...facts, now: at } }
      : { ...base, sees: 'nothing' }
  const waits = persona.who === 'waiting'
  const live = persona.who === 'confirmed' ? aReservation(event) : null
  // Whoever waits does so because no seat is theirs to take.
  const offer = await offerTo(db, facts, live, at, waits ? 0 : undefined)
  return {
    ...base,
    sees: 'page',
    waits,
    page: {
      event,
      offer,
      capacity: await readCapacity(db, event.id),
      refundPromises: explainRefundSteps(event.refundSteps, event.startsAt, event.timeZone),
    },
  }
}

type Made = Pick<
  Asked,
  'personId' | 'invitationId' | 'membershipId' | 'invitation' | 'membership' | 'isApplicant'
>

function factsOf(persona: Persona, event: StaffEvent, tiers: readonly Tier[]): Made {
  const none: Made = {
    personId: nobody,
    invitationId: null,
    membershipId: null,
    invitation: null,
    membership: null,
    isApplicant: false,
  }
  const invited: Made = { ...none, invitation: { state: 'sent', guestsAllowed: event.guestsAllowed } }
  switch (persona.who) {
    case 'stranger':
      return none
    case 'applicant':
      return { ...none, isApplicant: true }
    case 'member':
      return asMember(tiers.find(({ slug }) => slug === persona.tierSlug))
    case 'invited':
    case 'confirmed':
      return invited
    case 'waiting':
      return event.visibility === 'invitation_only'
        ? invited
        : asMember(tiers.find(({ rank }) => rank >= (event.minRank ?? 0)))
  }

  function asMember(tier: Tier | undefined): Made {
    if (!tier) return none
    const { rank, earlyAccessHours, guestsPerEvent } = tier
    return { ...none, membership: { state: 'active', rank, earlyAccessHours, guestsPerEvent } }
  }
}

function momentOf(event: StaffEvent, moment: PreviewMoment, now: Date): Date {
  const opens = event.bookingsOpenAt
  const closes = event.replyClosesAt.getTime()
  switch (moment) {
    case 'now':
      return now
    case 'before':
      return opens ? new Date(opens.getTime() - 60 * 24 * 3_600_000) : now
    case 'open':
      return opens && opens > now
        ? new Date(opens.getTime() + 60_000)
        : new Date(Math.min(now.getTime(), closes - 60_000))
    case 'closed':
      return new Date(closes + 60_000)
  }
}

function aReservation(event: StaffEvent): ReservationSummary {
  return {
    id: nobody,
    standing: 'confirmed',
    seats: 1,
    guests: [],
    expiresAt: null,
    endedBecause: null,
    event: { ...event, brandName: event.brand.name, accent: event.brand.accent },
  }
}
