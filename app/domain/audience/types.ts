import type { Locale } from '~/shared/copy'
import type { Civility, Standing } from '../accounts/types'
import type { WritingRefusal } from '../permission/types'
import type { FactKind } from '../profile/types'

/** What an audience may be narrowed by. Whatever was used is kept with the invitation and told in the letter. */
export const choiceCriteria = ['model', 'city', 'country', 'language', 'standing'] as const
export type ChoiceCriterion = (typeof choiceCriteria)[number]

/** The fact in which each criterion that is a fact is kept. */
export const factOfCriterion = {
  model: 'vehicle_model',
  city: 'city',
  country: 'country',
} as const satisfies Partial<Record<ChoiceCriterion, FactKind>>

/** As the address of the page carries them; an empty text narrows nothing. `search` looks in names and addresses. */
export type AudienceFilters = Record<ChoiceCriterion | 'search', string>

/**
 * When a letter could reach someone. `later`: it would wait until then, as the person's own word asks. `too_late`: it
 * could only leave once nobody may answer any more. `never`: time alone will not allow it.
 */
export type Reach =
  | { kind: 'now' }
  | { kind: 'later'; because: WritingRefusal; from: Date }
  | { kind: 'too_late'; because: WritingRefusal; from: Date }
  | { kind: 'never'; because: WritingRefusal }

/** Someone who said yes to the event's brand, with the facts given to that brand. */
export type Candidate = {
  personId: string
  givenName: string
  familyName: string
  civility: Civility | null
  locale: Locale
  standing: Standing
  model: string | null
  city: string | null
  country: string | null
  /** `draft`: chosen, in a wave that has not left. */
  invited: { waveId: string; isDraft: boolean } | null
  reach: Reach
}

export type Audience = {
  candidates: Candidate[]
  total: number
  page: number
  pages: number
  /** The values that exist among this audience, for the filters to offer. */
  choices: Record<'model' | 'city' | 'country', string[]>
}
