import type { Bilingual } from '~/shared/copy'

export type MembershipState = 'active' | 'paused' | 'suspended'
export type MembershipKind = 'full' | 'trial' | 'honorary'

/** Why a period began. */
export type PeriodCause =
  | 'admitted'
  | 'rose'
  | 'fell'
  | 'by_hand'
  | 'trial_passed'
  | 'paused'
  | 'resumed'
  | 'suspended'
  | 'reinstated'
  | 'honoured'

/** What someone is at an instant: a membership that lives then, its tier, and how they hold it. */
export type MemberStanding = {
  membershipId: string
  tierId: string
  tierSlug: string
  rank: number
  tierName: Bilingual
  state: MembershipState
  kind: MembershipKind
  trialUntil: Date | null
  pausedUntil: Date | null
  /** Since when in this tier without a break, and since when a member at all. */
  since: Date
  memberSince: Date
  earlyAccessHours: number
  guestsPerEvent: number
  nominationsPerYear: number
  conciergePerYear: number
}

export type Benefit = 'guests' | 'nomination' | 'early_access' | 'concierge'
/** Those that are counted, a calendar year on the club's clock at a time. */
export type CountedBenefit = 'nomination' | 'concierge'

export type PointReason =
  | 'attendance'
  | 'feedback'
  | 'nomination'
  | 'confidence'
  | 'gift'
  | 'benefit'
  | 'expiry'
  | 'correction'

/** What caused an entry of the ledger: the same cause counts once. */
export type Subject = { kind: string; id: string }
