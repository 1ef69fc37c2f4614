import type { Locale } from '~/shared/copy'
import { isReachable } from '../audience/policy'
import type { Reach } from '../audience/types'
import type { EventState } from '../events/types'
import type { MergeField } from './merge'
import type { WaveWords } from './types'

export type WaveMaterial = {
  event: { state: EventState; replyClosesAt: Date }
  words: WaveWords
  recipients: readonly { locale: Locale; missing: readonly MergeField[]; reach: Reach }[]
  now: Date
}

/** What keeps a whole wave from leaving, in the order in which one would mend it. */
export type WaveObstacle =
  | { reason: 'not_published' }
  | { reason: 'reply_date_past' }
  | { reason: 'nobody' }
  | { reason: 'sender_missing' }
  | { reason: 'words_missing'; locales: Locale[] }
  | { reason: 'not_reachable'; people: number }
  | { reason: 'fields_empty'; people: number }

/**
 * May this wave leave at `now`? The event is published and can still be answered; the letter is signed, and written in
 * the language of everyone in it; nobody's letter has a hole in it; and every letter can arrive before the reply date,
 * at once or when its reader's own word allows. The page lists what this answers; the sending refuses by it.
 */
export function obstaclesOf({ event, words, recipients, now }: WaveMaterial): WaveObstacle[] {
  const obstacles: WaveObstacle[] = []
  if (event.state !== 'published') obstacles.push({ reason: 'not_published' })
  if (event.replyClosesAt <= now) obstacles.push({ reason: 'reply_date_past' })
  if (recipients.length === 0) obstacles.push({ reason: 'nobody' })
  if (words.senderName === '') obstacles.push({ reason: 'sender_missing' })
  const locales = (['fr', 'en'] as const).filter(
    locale =>
      recipients.some(recipient => recipient.locale === locale) &&
      (words.subject[locale] === '' || words.body[locale] === ''),
  )
  if (locales.length > 0) obstacles.push({ reason: 'words_missing', locales })
  const unreachable = recipients.filter(recipient => !isReachable(recipient.reach)).length
  if (unreachable > 0) obstacles.push({ reason: 'not_reachable', people: unreachable })
  const holed = recipients.filter(recipient => recipient.missing.length > 0).length
  if (holed > 0) obstacles.push({ reason: 'fields_empty', people: holed })
  return obstacles
}
