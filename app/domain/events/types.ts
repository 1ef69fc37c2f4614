import type { Bilingual } from '~/shared/copy'

/** One line of what comes back when a member cancels: `percent` of the deposit, through the day this far before the event. */
export type RefundStep = { until_days_before: number; percent: number }

export const eventStates = ['draft', 'published', 'cancelled'] as const
export type EventState = (typeof eventStates)[number]

export const visibilities = ['invitation_only', 'teaser', 'members', 'applicants'] as const
/**
 * Who may see an event without a personal invitation: nobody (`invitation_only`); the members from its rank, while those
 * below read its title, its season and what opens it (`teaser`); the members; applicants as well.
 */
export type Visibility = (typeof visibilities)[number]

/** A tier as an event names it: who stands there, or higher, may book. */
export type Rank = { rank: number; name: Bilingual }

export const artKinds = ['aurora', 'contours', 'lacquer'] as const
export type ArtKind = (typeof artKinds)[number]

/** Money in integer minor units with its ISO 4217 currency. */
export type Money = { amount: number; currency: string }

/** What everyone who may know of the event may read of it. Instants are Dates; pages write them in the venue's zone. */
export type EventFacts = {
  id: string
  slug: string
  brand: { id: string; slug: string; name: string; accent: string }
  title: Bilingual
  story: Bilingual
  hostName: string
  hostTitle: string
  venue: string
  city: string
  timeZone: string
  startsAt: Date
  endsAt: Date
  replyClosesAt: Date
  guestsAllowed: number
  visibility: Visibility
  /** The least rank that may book without an invitation; null: any member. */
  minRank: number | null
  /** When members book, before the early access of their tier; null: from the start. */
  bookingsOpenAt: Date | null
  state: EventState
  art: ArtKind
  deposit: Money | null
  refundSteps: RefundStep[]
}

/** The event as its staff see it, and how many seats are taken at this instant. */
export type StaffEvent = EventFacts & {
  version: number
  /** The one slot of an event that has no other; null where staff laid out several. */
  slotId: string | null
  /** How many people it can seat. */
  capacity: number
  seatsTaken: number
}

export const currencies = ['EUR', 'CHF', 'GBP', 'USD', 'SEK', 'NOK', 'DKK', 'JPY'] as const
/** How many refund steps a form has room for. */
export const refundRows = 4

/** The form as it is first shown: every field as text, the refund steps in their fixed rows. */
export type EventFormValues = {
  titleFr: string
  titleEn: string
  storyFr: string
  storyEn: string
  hostName: string
  hostTitle: string
  art: string
  seats: string
  venue: string
  city: string
  timeZone: string
  startsOn: string
  startsAt: string
  endsOn: string
  endsAt: string
  guestsAllowed: string
  visibility: string
  minRank: string
  opensOn: string
  opensAt: string
  repliesOn: string
  repliesAt: string
  deposit: string
  currency: string
  refund: { days: string; percent: string }[]
}
