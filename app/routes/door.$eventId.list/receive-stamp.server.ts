import { checkIn } from '~/domain/attendance/check-in.server'
import type { StampTold } from '~/domain/attendance/door-list'
import type { StandingCheckIn } from '~/domain/attendance/store.server'
import { undoCheckIn } from '~/domain/attendance/undo-check-in.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { getCtx } from '~/web/ctx.server'
import type { StampSent } from './schema'

/** Writes one stamp, and tells the device what became of it. */
export async function receiveStamp(actor: SignedIn, eventId: string, sent: StampSent): Promise<StampTold> {
  const { stampId } = sent
  if (sent.kind === 'undo') {
    const undone = await undoCheckIn(getCtx(), actor, { eventId, stampId })
    return undone.ok
      ? { stampId, outcome: 'undone', other: tell(undone.value.standing) }
      : { stampId, outcome: 'refused', reason: undone.reason }
  }
  const answer = await checkIn(getCtx(), actor, { ...sent, eventId })
  if (!answer.ok) return { stampId, outcome: 'refused', reason: answer.reason }
  const { outcome, standing, second } = answer.value
  return { stampId, outcome, other: tell(outcome === 'in' ? second : standing) }
}

function tell(checkIn: StandingCheckIn | null) {
  return checkIn && { ...checkIn, cameAt: checkIn.cameAt.getTime() }
}
