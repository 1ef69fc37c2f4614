export type Purpose = 'invitations'
export type Channel = 'email' | 'sms' | 'telephone' | 'post'
export const CHANNELS = ['email', 'sms', 'telephone', 'post'] as const satisfies readonly Channel[]

export type SuppressionReason = 'opposed' | 'bounced' | 'complained' | 'stopped'

/** At most `lettersMax` promotional letters in any `perDays` days of 24 hours, over all brands at once. */
export type Cadence = { lettersMax: number; perDays: number }

/** A person's dial. Times are 'HH:MM' on the person's own clock; equal times mean that no hour is quiet. */
export type ContactPolicy = Cadence & { quietFrom: string; quietTo: string; pausedUntil: Date | null }

/** What holds for a person who never touched the dial; the schema has the same defaults. */
export const clubPolicy: ContactPolicy = {
  lettersMax: 2,
  perDays: 30,
  quietFrom: '21:00',
  quietTo: '08:00',
  pausedUntil: null,
}

/** The club's own zone: the clock of people whose own is not known, and of the days on which files are read. */
export const homeZone = 'Europe/Paris'

/** What `mayWrite` asks, apart from the time: everything on one person, one brand and one channel. */
export type WritingFacts = {
  permission: { id: string; channel: Channel } | null
  policy: ContactPolicy
  /** Those that concern this brand or every brand. */
  suppressions: readonly SuppressionReason[]
  /** When each promotional letter left, all brands together, at least over the last `perDays` days. In any order. */
  lettersInWindow: readonly Date[]
  /** IANA zone of the person, else the club's own. */
  personZone: string
}

export type WritingRefusal =
  | 'no_permission'
  | 'suppressed'
  | 'never'
  | 'paused'
  | 'cadence_reached'
  | 'quiet_hours'

/** How a permission ended. `renewed`: a newer consent took its place, so nothing was withdrawn. */
export type WithdrawnHow = 'page' | 'stop_link' | 'opposition' | 'renewed'

/** A permission as the person reads it. Days are 'yyyy-mm-dd'. */
export type MyPermission = {
  id: string
  channel: Channel
  grantedOn: string
  source: string
  words: string
  how: 'import' | 'page'
}

/** A brand and what the person allows it. `suppressed`: nothing may be written, whatever is allowed. */
export type MyBrand = {
  id: string
  name: string
  accent: string
  permissions: MyPermission[]
  suppressed: SuppressionReason | null
}

/** A person's own word: what they allow, how often, when not, and what is left of it today. */
export type MyWord = {
  person: { id: string; givenName: string; familyName: string; civility: string | null; zone: string }
  policy: ContactPolicy & { setByPerson: boolean }
  lettersLeft: number
  /** When the next letter could leave, if none is left now. */
  moreFrom: Date | null
  brands: MyBrand[]
}
