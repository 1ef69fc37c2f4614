import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { holdForStaff, type StaffAct, type StaffActRefusal } from './hold-for-staff.server'
import { beginPeriod, settleDescent } from './store.server'
import type { MembershipKind } from './types'

export type ChangeKindRefusal = StaffActRefusal | { reason: 'past_day' }

/**
 * How a membership is held from now on: full, on trial until an instant (a trial may so be prolonged), or honorary,
 * which no rule moves. A descent that waits is called off. Refuses `past_day` for a trial that would be over.
 */
export async function changeKind(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  {
    kind,
    trialUntil,
    words,
    ...act
  }: StaffAct & {
    kind: MembershipKind
    trialUntil: Date | null
    words: string
  },
): Promise<Result<undefined, ChangeKindRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const held = await holdForStaff(tx, actor, act)
    if (!held.ok) return held
    const { membership, now, actorId } = held.value
    if (kind === 'trial' && (trialUntil === null || trialUntil <= now)) return refuse({ reason: 'past_day' })
    await beginPeriod(
      tx,
      membership,
      {
        ...membership.period,
        kind,
        trialUntil: kind === 'trial' ? trialUntil : null,
        cause: kind === 'honorary' ? 'honoured' : 'by_hand',
        words,
        changedBy: actorId,
      },
      now,
    )
    await settleDescent(tx, membership.id, 'called_off', now)
    await recordAudit(tx, actor, {
      action: 'membership.kind_changed',
      subject: { kind: 'membership', id: membership.id },
      details: { person: membership.personId, from: membership.period.kind, to: kind },
    })
    return allow()
  })
}
