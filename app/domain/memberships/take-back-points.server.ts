import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { readAccount, writeSpending } from './earn-points.server'
import { leftOf } from './points'
import type { PointReason, Subject } from './types'

/**
 * Takes back what is left of the points that one cause earned, when the cause proves not to have been; returns how many.
 * What was spent of them already is let go: nobody owes the club points. The caller has locked the person.
 */
export async function takeBackPoints(
  tx: Tx,
  {
    personId,
    reason,
    subject,
    recordedBy = null,
  }: {
    personId: string
    reason: PointReason
    subject: Subject
    recordedBy?: string | null
  },
): Promise<number> {
  const now = await readClock(tx)
  const { entries, uses } = await readAccount(tx, personId)
  const earned = entries.find(
    entry =>
      entry.amount > 0 &&
      entry.reason === reason &&
      entry.subject.kind === subject.kind &&
      entry.subject.id === subject.id,
  )
  if (!earned || (earned.expiresAt !== null && earned.expiresAt <= now)) return 0
  const left = leftOf(earned, uses)
  if (left === 0) return 0
  const spending = { personId, amount: left, reason: 'correction', subject, recordedBy } as const
  await writeSpending(tx, spending, [{ earnedEntryId: earned.id, amount: left }], now)
  return left
}
