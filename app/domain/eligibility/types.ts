import type { Bilingual } from '~/shared/copy'
import type { AgeFacts } from './ages'

/** What someone asks the club for, each through its own list of gates. */
export const actions = ['apply', 'rise', 'see_event', 'book', 'bring_guest', 'wait'] as const
export type Action = (typeof actions)[number]

/** The name of a gate: what it looks at. */
export const gateNames = [
  'one_application',
  'programme_open',
  'not_yet_member',
  'member',
  'active_membership',
  'below_the_tier',
  'return',
  'announced',
  'invited_or_for_members',
  'teaser',
  'one_reservation',
  'invitation_stands',
  'event_stands',
  'reply_date',
  'rank',
  'opening',
  'age',
  'licence',
  'slots_chosen',
  'slots_open',
  'slots_rank',
  'slots_apart',
  'line',
  'seat_left',
  'slots_free',
  'guests_named',
  'guests_received',
  'guests_of_the_event',
  'guests_of_the_tier',
  'seats_for_the_party',
] as const
export type GateName = (typeof gateNames)[number]

/**
 * What is known when someone asks to walk a programme of qualification. `rank` is that of the membership that lives
 * now; `membership` is its state, active when left out. Days are calendar days of the club.
 */
export type ApplyFacts = {
  flow: { state: 'draft' | 'open' | 'closed'; purpose: 'join' | 'rise'; hasPublished: boolean }
  person: {
    standing: 'prospect' | 'applicant' | 'member'
    rank: number | null
    membership?: 'active' | 'paused' | 'suspended'
  }
  /** The rank that a programme of rising leads to. */
  target: { rank: number | null }
  /** The application of this person for this programme that is not over. */
  living: { applicationId: string } | null
  /** The club's latest answer that took effect. `returnOn`: the day from which they may come back. */
  lastDecision: {
    kind: 'admit' | 'trial' | 'waitlist' | 'decline' | 'later'
    returnOn: string | null
    day: string
  } | null
  today: string
}

/** Where a person stands among the members. Null where this is asked for: never a member. */
export type MembershipFacts =
  | {
      state: 'active' | 'paused' | 'suspended'
      rank: number
      earlyAccessHours: number
      guestsPerEvent: number
    }
  | { state: 'ended' }

export type EventGateFacts = {
  state: 'draft' | 'published' | 'cancelled'
  /** Without an invitation: nobody; members from its rank, while those below read a teaser; members; applicants too. */
  visibility: 'invitation_only' | 'teaser' | 'members' | 'applicants'
  /** The least rank that may book without an invitation; null: any member. */
  minRank: number | null
  /** What the tier of that rank is called. */
  minTierName: Bilingual | null
  /** When bookings open for members without early access; null: from the start. */
  bookingsOpenAt: Date | null
  replyClosesAt: Date
  endsAt: Date
  /** Guests that an event allows each member; an invitation has a number of its own. */
  guestsAllowed: number
}

/** What is known when someone looks at an event. */
export type SeeEventFacts = {
  event: EventGateFacts
  invitation: { state: 'sent' | 'declined' | 'withdrawn'; guestsAllowed: number } | null
  membership: MembershipFacts | null
  /** Their application is under way. */
  isApplicant?: boolean
  now: Date
}

/** A slot to choose from, as it stands for the one who asks. `free` leaves out the seats that they have in it. */
export type ChosenSlot = {
  id: string
  startsAt: Date
  endsAt: Date
  isClosed: boolean
  /** The least rank that may choose it without an invitation; null: any. */
  minRank: number | null
  minTierName: Bilingual | null
  free: number
}

/** What an event asks of the age and the licence of who comes; null or left out: nothing. */
export type AgeFactsOf = { ages?: AgeFacts | null }

/** Whom they would bring by name, save those who come with them already, and whom the house declined for them here. */
export type CompanyFacts = { newcomers?: readonly string[]; declined?: readonly string[] }

/** What is known when someone asks for seats. `guests` counts those who come along, named or not yet. */
export type BookFacts = SeeEventFacts &
  AgeFactsOf &
  CompanyFacts & {
    /** Seats free for a party in everything that it would sit in, not counting those that this person has now. */
    seatsFree: number
    guests: number
    /** Guests without a name, and the instant by which they need one (null: at once). */
    unnamed: { count: number; by: Date | null }
    /**
     * The slots that they choose of those that the event offers, and how many a reservation takes. Null where nothing is
     * chosen yet, as on a page before anything is pressed. `unknown`: some that were asked are none of the event's.
     */
    choice: { least: number; most: number; slots: readonly ChosenSlot[]; unknown: boolean } | null
    /** The seats that are free are owed to those who wait: this party would come after them. */
    isOwedToLine?: boolean
    /** What they have now for the event; another party may only take the place of what is not yet confirmed. */
    live: { id: string; state: 'held' | 'offered' | 'confirmed'; seats: number } | null
  }

/** Every refusal of every gate, with what its words need, and what the person can do next. */
export type Refusal =
  | { reason: 'flow_closed'; next: 'other_ways' }
  | { reason: 'already_applied'; applicationId: string; next: 'open_application' }
  | { reason: 'already_member'; next: 'open_membership' }
  | { reason: 'already_that_tier'; next: 'open_membership' }
  | { reason: 'come_back_on'; returnOn: string; next: 'come_back' }
  | { reason: 'not_again'; next: 'none' }
  | { reason: 'not_a_member'; next: 'apply' }
  | { reason: 'membership_ended'; next: 'apply' }
  | { reason: 'membership_paused'; next: 'resume_membership' }
  | { reason: 'membership_suspended'; next: 'read_the_reason' }
  | { reason: 'not_announced'; next: 'none' }
  | { reason: 'invitation_only'; next: 'none' }
  | { reason: 'already_confirmed'; reservationId: string; next: 'open_reservation' }
  | { reason: 'withdrawn'; next: 'write_to_the_host' }
  | { reason: 'cancelled_event'; next: 'none' }
  | { reason: 'closed'; next: 'write_to_the_host' }
  | { reason: 'rank_too_low'; neededRank: number; tierName: Bilingual | null; next: 'rise' }
  | { reason: 'not_open_yet'; opensAt: Date; next: 'come_back' }
  | { reason: 'birth_date_needed'; next: 'tell_the_day' }
  | { reason: 'licence_needed'; next: 'tell_the_day' }
  | { reason: 'too_young'; minAge: number; next: 'put_right' | 'another_event' }
  | { reason: 'licence_too_recent'; years: number; next: 'put_right' | 'another_event' }
  | { reason: 'offer_waits'; reservationId: string; next: 'open_offer' }
  | { reason: 'choose_slots'; least: number; most: number; next: 'choose' }
  | { reason: 'slot_closed'; startsAt: Date | null; next: 'choose_another' }
  | {
      reason: 'slot_rank'
      startsAt: Date
      neededRank: number
      tierName: Bilingual | null
      next: 'choose_another'
    }
  | { reason: 'slots_overlap'; startsAt: Date; next: 'choose_another' }
  | { reason: 'slot_full'; startsAt: Date; next: 'choose_another' }
  | { reason: 'guests_unnamed'; next: 'name_guests' }
  | { reason: 'guest_declined'; name: string; next: 'write_to_the_host' }
  | { reason: 'line_waits'; next: 'join_the_line' }
  | { reason: 'sold_out'; next: 'join_the_line' }
  | { reason: 'guests_not_allowed'; guestsAllowed: number; next: 'fewer_guests' }
  | { reason: 'tier_guests'; guestsAllowed: number; next: 'fewer_guests' }
  | { reason: 'not_enough_seats'; seatsFree: number; next: 'fewer_guests' }

export type Reason = Refusal['reason']
export type NextStep = Refusal['next']
type Of<R extends Reason> = Extract<Refusal, { reason: R }>

export type ApplyRefusal = Of<
  'already_applied' | 'flow_closed' | 'already_member' | 'come_back_on' | 'not_again' | RiseOnly
>
type RiseOnly = 'not_a_member' | 'membership_paused' | 'membership_suspended' | 'already_that_tier'
export type SeeEventRefusal = Of<
  'not_announced' | 'invitation_only' | 'not_a_member' | 'membership_ended' | 'rank_too_low'
>
export type BringGuestRefusal = Of<'guests_not_allowed' | 'tier_guests' | 'not_enough_seats'>
export type AgeRefusal = Of<'birth_date_needed' | 'licence_needed' | 'too_young' | 'licence_too_recent'>
export type CompanyRefusal = Of<'guest_declined'>
export type BookRefusal =
  | SeeEventRefusal
  | AgeRefusal
  | CompanyRefusal
  | BringGuestRefusal
  | Of<
      | 'already_confirmed'
      | 'withdrawn'
      | 'cancelled_event'
      | 'closed'
      | 'membership_paused'
      | 'membership_suspended'
      | 'rank_too_low'
      | 'not_open_yet'
      | 'offer_waits'
      | 'choose_slots'
      | 'slot_closed'
      | 'slot_rank'
      | 'slots_overlap'
      | 'slot_full'
      | 'guests_unnamed'
      | 'line_waits'
      | 'sold_out'
    >
export type WaitRefusal = Exclude<
  BookRefusal,
  Of<'line_waits' | 'sold_out' | 'slot_full' | 'not_enough_seats'>
>
/** What stands in the way of the house itself when it seats someone. */
export type HouseRefusal =
  | AgeRefusal
  | Of<
      | 'cancelled_event'
      | 'choose_slots'
      | 'slot_closed'
      | 'slots_overlap'
      | 'slot_full'
      | 'line_waits'
      | 'sold_out'
      | 'not_enough_seats'
    >
