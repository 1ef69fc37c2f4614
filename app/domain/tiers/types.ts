import type { Bilingual } from '~/shared/copy'
import type { TierDraft, TierRule } from './schema'

export type { TierDraft, TierRule }

/** A rung of the ladder. The higher the rank, the nearer. Gates ask for a rank, never for a name. */
export type Tier = Omit<TierDraft, 'name' | 'words'> & {
  id: string
  slug: string
  rank: number
  name: Bilingual
  words: Bilingual
  version: number
}

/** The tiers from the lowest to the highest, and the club's zone, in which months are counted. */
export type Ladder = { tiers: readonly Tier[]; timeZone: string }

export const RULE_PARTS = ['points', 'attendances', 'tenure', 'nominationsAdmitted'] as const
export type RulePart = (typeof RULE_PARTS)[number]

/** What someone has done, as far as rules ask. Instants in any order; corrections of points are negative. */
export type Deeds = {
  points: readonly { amount: number; at: Date }[]
  attendances: readonly Date[]
  nominationsAdmitted: readonly Date[]
  memberSince: Date
  /** Times that do not count, in which the membership was paused or suspended. */
  pauses: readonly { from: Date; to: Date }[]
}

/** One part of a rule, and how far someone is. `until`: the day on which the first of what counts today no longer will. */
export type Measure = {
  part: RulePart
  needed: number
  had: number
  withinMonths: number | null
  until: Date | null
}
