import type { Locale } from '~/shared/copy'

/** The event as a letter tells it. Instants are ISO 8601 in UTC; the template writes them in the venue's zone. */
export type LetterEvent = {
  title: string
  slug: string
  art: 'aurora' | 'contours' | 'lacquer'
  venue: string
  city: string
  timeZone: string
  startsAt: string
  endsAt: string
  brandName: string
  accent: string
}

/** Money in integer minor units. */
export type LetterMoney = { amount: number; currency: string }

/**
 * What each kind of letter says. Links, codes and files are not here: they are made from ids when the letter is
 * rendered, so that the database keeps no working link.
 */
export type LetterPropsByKind = {
  sign_in: { givenName: string; signInLinkId: string; device: string }
  invitation: InvitationLetterProps
  reservation_confirmed: ReservationLetterProps & { guestNames: string[]; deposit: LetterMoney | null }
  reservation_cancelled: ReservationLetterProps & {
    paid: LetterMoney | null
    returned: LetterMoney | null
    /** The house called the event off; a member who let go of their seats has none. */
    calledOff?: { because: string; wasConfirmed: boolean }
    /** The house let go of them in the member's place; `word`: what it says of it, if anything. */
    byHouse?: { word: string }
  }
  reservation_offered: OfferLetterProps
  event_changed: ChangeLetterProps
  deposit_returned: ReservationLetterProps & { returned: LetterMoney }
  correspondence: CorrespondenceLetterProps
}

export type LetterKind = keyof LetterPropsByKind
export type LetterContent<K extends LetterKind = LetterKind> = {
  [P in K]: { kind: P; props: LetterPropsByKind[P] }
}[K]

export type InvitationLetterProps = {
  greeting: string
  subject: string
  paragraphs: string[]
  senderName: string
  senderTitle: string
  event: LetterEvent
  replyBy: string
  why: string[]
}

/** A slot of an event as a letter tells it and keeps it for the diary. `isChosen`: the party took it among others. */
export type LetterSlot = {
  id: string
  label: string
  startsAt: string
  endsAt: string
  isChosen?: boolean
}

export type ReservationLetterProps = {
  greeting: string
  event: LetterEvent
  reservationId: string
  seats: number
  /** How often what is told of the event, or what the party is in it, had changed when it was written. */
  revision?: number
  /** The slots that the party sits in; a letter without them tells the whole event. */
  slots?: LetterSlot[]
}

/** What a diary is told of a reservation that its member changed; `gone` are the slots that it let go of. */
export type ChangedEntry = Omit<ReservationLetterProps, 'greeting'> & {
  guestNames: string[]
  gone: LetterSlot[]
}

/** What became other for someone with seats, in words, and what they may do about it. */
export type ChangeLetterProps = ReservationLetterProps & {
  guestNames: string[]
  /** Held and offered seats are in no diary yet, and nothing was paid for them. */
  isConfirmed: boolean
  changes: { what: string; before: string; after: string }[]
  because: string
  /** It is another time or another place: their seats may be let go of, and all that was paid comes back. */
  moves: boolean
  paid: LetterMoney | null
}

/** Seats of the waitlist that wait for an answer. `until` is an instant; `ownZone` the reader's clock, where it is known. */
export type OfferLetterProps = ReservationLetterProps & {
  until: string
  ownZone: string | null
  /** For the whole party. */
  deposit: LetterMoney | null
}

/** What a letter of the club's own correspondence is about: kept with it, so that its sort can be found again. */
export type CorrespondenceTopic =
  | 'application_begun'
  | 'application_received'
  | 'application_request'
  | 'application_answer'
  | 'application_decision'
  | 'interview_picked'
  | 'interview_hosted'
  | 'vouch_asked'
  | 'nomination'
  | 'membership'
  | 'event_cancelled'
  | 'event_changed'
  | 'thanks'
  | 'drive_lost'
  | 'reminder'
  | 'answers_missing'
  | 'waitlist_taken_off'
  | 'reservation_changed'
  | 'guests_answered'
  | 'guests_unnamed'

/** The page to which a letter's one button leads. */
export type LetterDestination =
  | { page: 'application'; applicationId: string }
  | { page: 'sign_in'; signInLinkId: string }
  | { page: 'nomination'; nominationId: string }
  | { page: 'vouch'; vouchId: string }
  | { page: 'membership' }
  | { page: 'interviews' }
  | { page: 'feedback'; reservationId: string }
  | { page: 'reservation'; reservationId: string }
  | { page: 'answers'; reservationId: string }
  /** Where those who come along are named. */
  | { page: 'party'; reservationId: string }
  /** The letter's own invitation, or the event's page for who has none. */
  | { page: 'event'; slug: string }
  | { page: 'home' }

/** A letter from the club to one person, in its own words: no event, at most one thing to do. */
export type CorrespondenceLetterProps = {
  topic: CorrespondenceTopic
  subject: string
  /** The small line above: "Votre candidature · Le Cercle Aurora". */
  over: string
  /** The brand's metal, or the house's own. */
  accent: string
  greeting: string
  paragraphs: string[]
  senderName: string
  senderTitle: string
  rows: [term: string, value: string][]
  action: { label: string; to: LetterDestination } | null
  /** The entry that takes the place of the former in their diary. */
  entry?: ChangedEntry
  /** The foot: why this person has this letter, and what happens if nothing is done. */
  aside: string
}

/** Absolute addresses that a letter carries; only those its kind needs are there. */
export type LetterLinks = {
  main: string
  voice?: string
  stop?: string
  code?: string
}

export type RenderedLetter = { subject: string; html: string; text: string }

/** Turns a letter's content into what the carrier sends. One render serves the preview and the letter that leaves. */
export type LetterRenderer = (
  content: LetterContent,
  locale: Locale,
  links: LetterLinks,
) => Promise<RenderedLetter>
