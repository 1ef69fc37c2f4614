import type { Locale } from '~/shared/copy'
import type { SignedIn } from '../kernel/actor'

export type Civility = 'mme' | 'm' | 'dr'
export type Standing = 'prospect' | 'applicant' | 'member'

/** What every page may know of its own reader. */
export type Reader = {
  id: string
  givenName: string
  familyName: string
  civility: Civility | null
  locale: Locale
  timeZone: string | null
  standing: Standing
}

/** A session that stands, with the roles as the database holds them at this very request. */
export type SessionReading = { actor: SignedIn; person: Reader; startedAt: Date; expiresAt: Date }

/** A session as its owner sees it. */
export type SessionEntry = {
  id: string
  device: string
  startedAt: Date
  lastSeenAt: Date
  isCurrent: boolean
}

/** A passkey as its owner sees it. */
export type PasskeyEntry = { id: string; label: string; createdAt: Date; lastUsedAt: Date | null }
