import { allow, type Result, refuse } from '../kernel/result'
import { isLiving } from './policy'
import type { ApplicationState } from './types'

export type VouchState = 'asked' | 'given' | 'declined'

/** The longest line to a member, and the longest word of one. */
export const mostLineCharacters = 300
export const mostVouchCharacters = 1000

/** How many addresses may be tried for one step, those taken back among them: enough to be mistaken, too few to search. */
export function mostAsks(vouchers: number): number {
  return 3 * vouchers + 2
}

export type AskRefusal = { reason: 'yourself' } | { reason: 'enough' } | { reason: 'too_many'; most: number }

/**
 * May the applicant ask this address? What is refused hangs on what the applicant did and knows, never on whose address
 * it is: every other address is taken alike.
 */
export function mayAsk(asked: {
  isOwnAddress: boolean
  vouchers: number
  given: number
  /** Every address asked so far for this step. */
  asks: number
}): Result<undefined, AskRefusal> {
  if (asked.isOwnAddress) return refuse({ reason: 'yourself' })
  if (asked.given >= asked.vouchers) return refuse({ reason: 'enough' })
  const most = mostAsks(asked.vouchers)
  return asked.asks >= most ? refuse({ reason: 'too_many', most }) : allow()
}

export type AnswerRefusal =
  /** The application was decided or withdrawn, or is asked of this member no more. */
  | { reason: 'over' }
  /** A membership that is paused, suspended or ended vouches for nobody. */
  | { reason: 'not_a_member' }
  | { reason: 'already_given' }

/** May the member answer? A no can become a yes while the application is open; a yes may be reworded, not taken back. */
export function mayAnswerVouch(asked: {
  answer: 'give' | 'decline'
  state: VouchState
  isWithdrawn: boolean
  application: ApplicationState
  isActiveMember: boolean
}): Result<undefined, AnswerRefusal> {
  if (asked.isWithdrawn || !isLiving(asked.application)) return refuse({ reason: 'over' })
  if (asked.answer === 'decline')
    return asked.state === 'given' ? refuse({ reason: 'already_given' }) : allow()
  return asked.isActiveMember ? allow() : refuse({ reason: 'not_a_member' })
}

/** What the applicant sees of an answer: a no looks like no answer yet, so that a member is free to say it. */
export function shownToApplicant(state: VouchState): 'asked' | 'given' {
  return state === 'given' ? 'given' : 'asked'
}
