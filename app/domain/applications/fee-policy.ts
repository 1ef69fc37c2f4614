import { isLiving } from './policy'
import type { ApplicationState } from './types'

/**
 * How long a payment page of an application may live, and until when a first try at opening it still fits: Stripe keeps a
 * page for a day at the most, and every try has to name the same instant.
 */
export const pageLifeMs = 23 * 3_600_000
const lastTryMs = 22 * 3_600_000

/** True when this deposit can have no page any more: none was opened in time. */
export function isStale(deposit: { createdAt: Date; sessionId: string | null }, now: Date): boolean {
  return deposit.sessionId === null && now.getTime() - deposit.createdAt.getTime() > lastTryMs
}

/**
 * What becomes of money that a step asked for. Taken while the application lives, it stays; so does what was taken before
 * the end: what comes back of that is for whoever ended it to say (`returnFee`). Money that comes afterwards, or a
 * second time for one step, goes back.
 */
export function endOfFee(asked: {
  application: ApplicationState
  wasTaken: boolean
  hasAnother: boolean
}): 'keep' | 'return' {
  if (asked.wasTaken) return 'keep'
  return asked.hasAnother || !isLiving(asked.application) ? 'return' : 'keep'
}
