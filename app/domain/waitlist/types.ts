export type EntryState = 'waiting' | 'offered' | 'seated' | 'left' | 'closed'

/** Why a place in the line ended. */
export const endCauses = [
  'seated',
  'own_wish',
  'declined',
  'unanswered',
  'taken_off',
  'event_over',
  'event_cancelled',
] as const
export type EntryEnd = (typeof endCauses)[number]

/** The rule by which an event orders its line, before the time: none, the member's rank, or their attendance. */
export const lineOrders = ['arrival', 'rank', 'attendance'] as const
export type LineOrder = (typeof lineOrders)[number]

export const headRules = ['fit', 'strict'] as const

/** `any`: one of the slots named is enough (as many as a reservation takes); `all`: every one of them. */
export type Wants = 'any' | 'all'

/** A party that waits, as its person and the staff of the event read it. */
export type WaitlistEntry = {
  id: string
  eventId: string
  personId: string
  seats: number
  guestNames: string[]
  wants: Wants
  slotIds: string[]
  state: EntryState
  /** Since when it has its place: joining, or growing later. */
  joinedAt: Date
  endedAt: Date | null
  endedBecause: EntryEnd | null
  endedWords: string
  offersMade: number
  passedOverBecause: string
}

/** The event of a line, as the promoter reads it. */
export type LineEvent = {
  id: string
  brandId: string
  state: string
  timeZone: string
  startsAt: Date
  replyClosesAt: Date
}
