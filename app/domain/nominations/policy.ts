import { Temporal } from 'temporal-polyfill'
import { dayInZone } from '~/shared/format'
import { allow, type Result, refuse } from '../kernel/result'
import type { NominationStanding, NominationState, WithdrawnBecause } from './types'

/** For how long the person named may answer. */
export const answerDays = 30
/** For how long after a yes the same press opens the door again. */
export const doorMinutes = 15

/** The last day on which a nomination written at `now` can be answered, on the club's clock. */
export function lastDay(now: Date, homeZone: string): string {
  return Temporal.PlainDate.from(dayInZone(now, homeZone)).add({ days: answerDays }).toString()
}

/** Everything that is known of an address when it is named. */
export type AddressFacts = {
  isSuppressed: boolean
  /** The person's own dial, set by themself: no letters at all, or none before an instant. */
  dial: { never: boolean; pausedUntil: Date | null } | null
  isMember: boolean
  /** An application that was begun and not answered. */
  isApplying: boolean
  /** The last answer of the club that took effect, if any: `returnOn` null is no return. */
  lastAnswer: { kind: string; returnOn: string | null } | null
  /** Nominations of this address so far; of those for which a letter left there is at most one. */
  earlier: readonly { state: NominationState; expiresAt: Date }[]
  now: Date
  /** The day on the club's clock. */
  today: string
}

/**
 * May a letter leave to someone who was named? One letter in a life: whatever came of an earlier one, no second is
 * written. Refused with the reason that is kept for those who run the club; the
 * nominator is never told which, nor that there is one.
 */
export function mayWriteTo(facts: AddressFacts): Result<undefined, { reason: WithdrawnBecause }> {
  const { dial, lastAnswer, earlier, now } = facts
  if (facts.isSuppressed) return refuse({ reason: 'suppressed' })
  if (dial && (dial.never || (dial.pausedUntil !== null && now < dial.pausedUntil)))
    return refuse({ reason: 'dial' })
  if (facts.isMember) return refuse({ reason: 'member' })
  if (facts.isApplying) return refuse({ reason: 'applicant' })
  if (lastAnswer && isClosed(lastAnswer, facts.today)) return refuse({ reason: 'refused' })
  const before = earlier.find(({ state }) => state !== 'withdrawn')
  if (!before) return allow()
  if (before.state === 'declined') return refuse({ reason: 'declined' })
  const waits = before.state === 'accepted' || isOpen(before, now)
  return refuse({ reason: waits ? 'nominated' : 'silent' })
}

function isClosed({ kind, returnOn }: { kind: string; returnOn: string | null }, today: string): boolean {
  if (kind !== 'decline' && kind !== 'later') return false
  return returnOn === null || today < returnOn
}

/** A nomination waits for an answer until its instant, whether or not its end was written down. */
function isOpen({ state, expiresAt }: { state: NominationState; expiresAt: Date }, now: Date): boolean {
  return state === 'sent' && now < expiresAt
}

/** `application`: how far the passage came that began with the nomination. */
export type StandingFacts = {
  state: NominationState
  application: 'none' | 'begun' | 'admitted'
}

/**
 * What a nominator reads of a nomination: that it was sent, and what came of a yes. A passage once begun stays "in
 * progress" however it ended, unless it led into the circle: a refusal is the applicant's own.
 */
export function standingOfNomination({ state, application }: StandingFacts): NominationStanding {
  if (state !== 'accepted') return 'sent'
  if (application === 'admitted') return 'member'
  return application === 'begun' ? 'in_progress' : 'accepted'
}

export type AnswerFacts = {
  state: NominationState
  expiresAt: Date
  answeredAt: Date | null
  flowIsOpen: boolean
  now: Date
}

/**
 * May the person named say yes? A yes said again is the same yes while its door stands open. Refused with what the page
 * then says: `declined`, `said` (the ordinary door now leads on), `closed` (nobody may begin) or `over`.
 */
export function maySayYes(
  facts: AnswerFacts,
): Result<{ isFirst: boolean }, { reason: 'over' | 'declined' | 'said' | 'closed' }> {
  const { state, now, answeredAt } = facts
  if (state === 'declined') return refuse({ reason: 'declined' })
  if (state === 'accepted') {
    const doorCloses = (answeredAt?.getTime() ?? 0) + doorMinutes * 60_000
    return now.getTime() < doorCloses ? allow({ isFirst: false }) : refuse({ reason: 'said' })
  }
  if (!isOpen(facts, now)) return refuse({ reason: 'over' })
  return facts.flowIsOpen ? allow({ isFirst: true }) : refuse({ reason: 'closed' })
}

/**
 * May the person named say no? At any time, also late and also after a yes, until a passage has begun with it
 * (`under_way`): that one is ended from its own page.
 */
export function maySayNo(facts: {
  state: NominationState
  hasApplication: boolean
}): Result<undefined, { reason: 'over' | 'under_way' }> {
  if (facts.state === 'withdrawn') return refuse({ reason: 'over' })
  return facts.hasApplication ? refuse({ reason: 'under_way' }) : allow()
}
