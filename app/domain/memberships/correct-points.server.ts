import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { earnPoints, spendPoints } from './earn-points.server'

export type CorrectPointsRefusal =
  | { reason: 'not_found' | 'no_words' | 'nothing' | 'your_own' }
  | { reason: 'not_enough'; balance: number }

/**
 * Those who run the club put a ledger right, up or down, for a reason that the member reads. `correctionId` is of the
 * form's own making: sent twice it counts once. Refuses `not_enough` below what is there to take.
 */
export async function correctPoints(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  {
    personId,
    amount,
    words,
    correctionId,
  }: {
    personId: string
    amount: number
    words: string
    correctionId: string
  },
): Promise<Result<undefined, CorrectPointsRefusal>> {
  if (!runsTheClub(actor) || actor.kind !== 'person' || !isUuid(personId))
    return refuse({ reason: 'not_found' })
  if (actor.personId === personId) return refuse({ reason: 'your_own' })
  if (words.trim() === '') return refuse({ reason: 'no_words' })
  if (amount === 0) return refuse({ reason: 'nothing' })
  return inTransaction(ctx.db, async tx => {
    if ((await lockRows(tx, 'persons', [personId])) === 0) return refuse({ reason: 'not_found' })
    const entry = {
      personId,
      amount: Math.abs(amount),
      reason: 'correction',
      subject: { kind: 'correction', id: correctionId },
      words: words.trim(),
      recordedBy: actor.personId,
    } as const
    if (amount > 0) {
      if (!(await earnPoints(tx, entry))) return allow()
    } else {
      const spent = await spendPoints(tx, entry)
      if (!spent.ok) return spent
      if (!spent.value.isNew) return allow()
    }
    await recordAudit(tx, actor, {
      action: 'points.corrected',
      subject: { kind: 'person', id: personId },
      details: { amount },
    })
    return allow()
  })
}
