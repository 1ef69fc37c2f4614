import type { Locale } from '~/shared/copy'

export const nominationStates = ['sent', 'accepted', 'declined', 'silent', 'withdrawn'] as const
export type NominationState = (typeof nominationStates)[number]

/** Why no letter leaves: known to those who run the club, never to the nominator. */
export type WithdrawnBecause =
  | 'suppressed'
  | 'dial'
  | 'member'
  | 'applicant'
  | 'nominated'
  | 'declined'
  | 'silent'
  | 'refused'

/** What a nominator may know of a nomination, and nothing else. */
export type NominationStanding = 'sent' | 'accepted' | 'in_progress' | 'member'

export type Civility = 'mme' | 'm' | 'dr'

/** A name as its nominator writes it. `id` is the nomination's, chosen with the draft: sent twice it is one. */
export type NominationDraft = {
  id: string
  flowSlug: string
  givenName: string
  familyName: string
  civility: Civility | null
  address: string
  locale: Locale
  line: string
}
