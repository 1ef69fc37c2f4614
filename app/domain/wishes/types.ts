import type { Bilingual } from '~/shared/copy'
import type { ArtKind } from '../events/types'

/** How it was, from the least to the most. */
export const likings = [1, 2, 3, 4, 5] as const
export type Liking = (typeof likings)[number]

export const seasons = ['spring', 'summer', 'autumn', 'winter'] as const
export type Season = (typeof seasons)[number]

/** What someone would like next. At least one part of it is said. */
export type WishWords = { modelId: string | null; place: string; season: Season | null; words: string }

export type FeedbackEvent = {
  id: string
  slug: string
  brandId: string
  brandName: string
  accent: string
  title: Bilingual
  art: ArtKind
  timeZone: string
  startsAt: Date
  endsAt: Date
  hostName: string
}

export type Feedback = { liked: Liking; words: string; signed: boolean }

/** What became of the thanks for one who came. */
export type ThanksOutcome = 'written' | 'suppressed' | 'never' | 'paused'
