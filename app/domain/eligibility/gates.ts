import { ageGates } from './age-gates'
import { companyGates } from './company-gates'
import { type Gate, type Judgement, judge } from './engine'
import { closedByState, closedToOutsiders } from './membership-closes'
import type {
  BookFacts,
  BookRefusal,
  BringGuestRefusal,
  MembershipFacts,
  SeeEventFacts,
  SeeEventRefusal,
} from './types'

/**
 * May this person know of the event? Whoever was invited to it may; an event open to members is for those whose
 * membership lives, of whatever rank: what it asks for is part of the programme. One open to applicants is for them too.
 * Of a teaser those below its rank know the title, the season and what opens it: to them this gate is closed.
 */
export function judgeSeeEvent(facts: SeeEventFacts): Judgement<SeeEventRefusal> {
  return judge(seeEventGates, facts)
}

/**
 * May this party have seats? An invitation opens the event by itself, whatever the rank; a membership opens it by rank,
 * from the instant that its tier is given. The screen and the command ask here.
 */
export function judgeBook(facts: BookFacts): Judgement<BookRefusal> {
  return judge<BookFacts, BookRefusal>(bookGates, facts)
}

/** May they bring that many guests? By an invitation its own number; by membership the event's and the tier's, the lesser. */
export function judgeBringGuest(facts: BookFacts): Judgement<BringGuestRefusal> {
  return judge(bringGuestGates, facts)
}

/** How many guests this person may bring to the event. */
export function guestsAllowedTo({ event, invitation, membership }: SeeEventFacts): number {
  if (holdsGood(invitation)) return invitation.guestsAllowed
  const byTier = membership && membership.state !== 'ended' ? membership.guestsPerEvent : 0
  return Math.min(event.guestsAllowed, byTier)
}

/**
 * The instant from which this person may book: the opening of bookings, earlier by the hours of their tier, counted as
 * elapsed time so that a change of clocks in between moves nothing. Null: from the start.
 */
export function opensFor({ event, invitation, membership }: SeeEventFacts): Date | null {
  if (holdsGood(invitation) || event.bookingsOpenAt === null) return null
  const hours = membership && membership.state !== 'ended' ? membership.earlyAccessHours : 0
  return new Date(event.bookingsOpenAt.getTime() - hours * 3_600_000)
}

/** To see an event: announced, and by invitation, as a member, or as an applicant where it is open to them. */
export const seeEventGates: readonly Gate<SeeEventFacts, SeeEventRefusal>[] = [
  {
    name: 'announced',
    closedBy: ({ event, invitation }) =>
      event.state === 'draft' && invitation === null ? { reason: 'not_announced', next: 'none' } : null,
  },
  {
    name: 'invited_or_for_members',
    closedBy: ({ event, invitation }) =>
      invitation === null && event.visibility === 'invitation_only'
        ? { reason: 'invitation_only', next: 'none' }
        : null,
  },
  {
    name: 'member',
    closedBy: facts =>
      facts.invitation === null && !comesAsApplicant(facts) ? closedToOutsiders(facts.membership) : null,
  },
  {
    name: 'teaser',
    closedBy: facts =>
      facts.invitation === null && facts.event.visibility === 'teaser' ? closedByRank(facts) : null,
  },
]

/** To bring a guest: within the number of the invitation or the event, of the tier, and of the seats left. */
export const bringGuestGates: readonly Gate<BookFacts, BringGuestRefusal>[] = [
  {
    name: 'guests_of_the_event',
    closedBy: ({ event, invitation, guests }) => {
      const guestsAllowed = holdsGood(invitation) ? invitation.guestsAllowed : event.guestsAllowed
      return guests > guestsAllowed
        ? { reason: 'guests_not_allowed', guestsAllowed, next: 'fewer_guests' }
        : null
    },
  },
  {
    name: 'guests_of_the_tier',
    closedBy: facts => {
      const guestsAllowed = guestsAllowedTo(facts)
      return facts.guests > guestsAllowed
        ? { reason: 'tier_guests', guestsAllowed, next: 'fewer_guests' }
        : null
    },
  },
  {
    name: 'seats_for_the_party',
    closedBy: facts => {
      const seatsFree = Math.min(facts.seatsFree, ...(facts.choice?.slots ?? []).map(slot => slot.free))
      return seatsFree < 1 + facts.guests
        ? { reason: 'not_enough_seats', seatsFree, next: 'fewer_guests' }
        : null
    },
  },
]

/** To choose slots: as many as the event asks, each of them open, of one's rank, and none over another. */
export const chooseGates: readonly Gate<BookFacts, BookRefusal>[] = [
  {
    name: 'slots_chosen',
    closedBy: ({ choice }) => {
      if (choice === null || choice.unknown) return null
      const { least, most, slots } = choice
      return slots.length < least || slots.length > most
        ? { reason: 'choose_slots', least, most, next: 'choose' }
        : null
    },
  },
  {
    name: 'slots_open',
    closedBy: ({ choice, now }) => {
      if (choice === null) return null
      if (choice.unknown) return { reason: 'slot_closed', startsAt: null, next: 'choose_another' }
      const closed = choice.slots.find(slot => slot.isClosed || slot.startsAt <= now)
      return closed ? { reason: 'slot_closed', startsAt: closed.startsAt, next: 'choose_another' } : null
    },
  },
  {
    name: 'slots_rank',
    closedBy: ({ choice, invitation, membership }) => {
      if (choice === null || holdsGood(invitation)) return null
      for (const { minRank: neededRank, minTierName: tierName, startsAt } of choice.slots)
        if (neededRank !== null && rankOf(membership) < neededRank)
          return { reason: 'slot_rank', startsAt, neededRank, tierName, next: 'choose_another' }
      return null
    },
  },
  {
    name: 'slots_apart',
    closedBy: ({ choice }) => {
      const inOrder = [...(choice?.slots ?? [])].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      const over = inOrder.find((slot, i) => slot.startsAt < (inOrder[i - 1]?.endsAt ?? slot.startsAt))
      return over ? { reason: 'slots_overlap', startsAt: over.startsAt, next: 'choose_another' } : null
    },
  },
]

/** To book: seen, standing, in time, by invitation or by rank and from one's hour, with a seat left for everyone. */
export const bookGates: readonly Gate<BookFacts, BookRefusal>[] = [
  {
    name: 'one_reservation',
    closedBy: ({ live }) => {
      if (live?.state === 'confirmed')
        return { reason: 'already_confirmed', reservationId: live.id, next: 'open_reservation' }
      // An offer was made to this very party: it is taken up or let go as it is.
      return live?.state === 'offered'
        ? { reason: 'offer_waits', reservationId: live.id, next: 'open_offer' }
        : null
    },
  },
  {
    name: 'invitation_stands',
    closedBy: ({ event, invitation, membership }) =>
      invitation?.state === 'withdrawn' &&
      (event.visibility === 'invitation_only' || !membership || membership.state === 'ended')
        ? { reason: 'withdrawn', next: 'write_to_the_host' }
        : null,
  },
  ...seeEventGates,
  {
    name: 'event_stands',
    closedBy: ({ event }) =>
      event.state === 'cancelled' ? { reason: 'cancelled_event', next: 'none' } : null,
  },
  {
    name: 'reply_date',
    closedBy: ({ event, now }) =>
      event.state === 'draft' || now >= event.replyClosesAt || now >= event.endsAt
        ? { reason: 'closed', next: 'write_to_the_host' }
        : null,
  },
  {
    name: 'active_membership',
    closedBy: facts =>
      holdsGood(facts.invitation) || comesAsApplicant(facts)
        ? null
        : (closedToOutsiders(facts.membership) ?? closedByState(facts.membership?.state)),
  },
  {
    name: 'rank',
    closedBy: closedByRank,
  },
  {
    name: 'opening',
    closedBy: facts => {
      const opensAt = opensFor(facts)
      return opensAt && facts.now < opensAt ? { reason: 'not_open_yet', opensAt, next: 'come_back' } : null
    },
  },
  ...ageGates,
  ...chooseGates,
  {
    name: 'line',
    closedBy: ({ guests, live, isOwedToLine }) =>
      isOwedToLine && (live?.seats ?? 0) < 1 + guests
        ? { reason: 'line_waits', next: 'join_the_line' }
        : null,
  },
  {
    name: 'seat_left',
    closedBy: ({ live, seatsFree }) =>
      !live && seatsFree < 1 ? { reason: 'sold_out', next: 'join_the_line' } : null,
  },
  {
    name: 'slots_free',
    closedBy: ({ choice }) => {
      const full = choice?.slots.find(slot => slot.free < 1)
      return full ? { reason: 'slot_full', startsAt: full.startsAt, next: 'choose_another' } : null
    },
  },
  ...bringGuestGates,
  {
    name: 'guests_named',
    closedBy: ({ unnamed, now }) =>
      unnamed.count > 0 && (unnamed.by === null || now >= unnamed.by)
        ? { reason: 'guests_unnamed', next: 'name_guests' }
        : null,
  },
  ...companyGates,
]

/** An invitation is a gate of its own for as long as the house has not taken it back; a no may become a yes. */
function holdsGood(invitation: SeeEventFacts['invitation']): invitation is NonNullable<typeof invitation> {
  return invitation !== null && invitation.state !== 'withdrawn'
}

/** An event open to applicants takes them as they are: at no rank, and by no membership. */
function comesAsApplicant({ event, membership, isApplicant }: SeeEventFacts): boolean {
  return event.visibility === 'applicants' && isApplicant === true && membership === null
}

function closedByRank({ event, invitation, membership }: SeeEventFacts) {
  const { minRank: neededRank, minTierName: tierName } = event
  if (holdsGood(invitation) || neededRank === null || rankOf(membership) >= neededRank) return null
  return { reason: 'rank_too_low', neededRank, tierName, next: 'rise' } as const
}

function rankOf(membership: MembershipFacts | null): number {
  return membership && membership.state !== 'ended' ? membership.rank : 0
}
