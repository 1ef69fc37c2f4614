import { z } from 'zod'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { type Deeds, RULE_PARTS } from '../tiers/types'
import { tellFound } from '../tiers/words'
import type { MembershipKind, MembershipState } from './types'

/** All that the evaluation of one member asks. */
export type MemberFacts = Deeds & {
  tierId: string
  /** Since when in this tier without a break. */
  tierSince: Date
  state: MembershipState
  /** When the present period began. */
  stateSince: Date
  kind: MembershipKind
  trialUntil: Date | null
  pausedUntil: Date | null
  /** A descent that was announced and waits. */
  descent: { fallsAt: Date } | null
}

const found = z.object({
  part: z.enum(RULE_PARTS),
  needed: z.number(),
  had: z.number(),
  withinMonths: z.number().nullable(),
})
const event = z.object({ part: z.enum(['pause_over', 'trial_over', 'asked_no_more']) })

/** Why something changes: a part of a rule with what it asks and what was there, or what came to its end. */
export const changeReasons = z.array(z.union([found, event]))
export type Reason = z.infer<typeof changeReasons>[number]

type Moved = { fromTierId: string; toTierId: string; reasons: Reason[] }
export type Change = Moved &
  (
    | { change: 'resume' | 'end_trial' | 'rise' | 'call_off_descent' | 'fall' }
    | { change: 'announce_descent'; fallsAt: Date }
  )
export type ChangeKind = Change['change']

const copy = defineCopy({
  fr: {
    resume: 'Reprend après une pause',
    end_trial: 'L’essai est passé',
    rise: 'Monte',
    call_off_descent: 'Garde son rang',
    fall: 'Descend',
    announce_descent: 'Descente annoncée',
    pause_over: 'La pause est arrivée à son terme.',
    trial_over: 'La période d’essai est arrivée à son terme sans que personne n’y mette fin.',
    asked_no_more: 'Ce qui était demandé ne l’est plus.',
  },
  en: {
    resume: 'Resumes after a pause',
    end_trial: 'The trial has passed',
    rise: 'Rises',
    call_off_descent: 'Keeps the tier',
    fall: 'Falls',
    announce_descent: 'Descent announced',
    pause_over: 'The pause has come to its end.',
    trial_over: 'The trial has come to its end and nobody ended it before.',
    asked_no_more: 'What was asked is asked no more.',
  },
})

export function tellChange(change: ChangeKind, locale: Locale): string {
  return translate(copy, locale)(change)
}

/** "Trois présences en un an : une"; in the same words for the list of a run, the letter and the page. */
export function tellReason(reason: Reason, locale: Locale): string {
  if ('needed' in reason) return tellFound(reason, locale)
  return translate(copy, locale)(reason.part)
}
