import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { holdForStaff, type StaffAct, type StaffActRefusal } from './hold-for-staff.server'
import { beginPeriod, moveDescent } from './store.server'
import { writeNews } from './write-news.server'

export type SuspendRefusal = StaffActRefusal | { reason: 'no_words' | 'already_so' }

/**
 * Suspends a membership until it is reinstated, for a reason that the member reads in a letter and on their page. No
 * rule moves it meanwhile, and no benefit is used. Refuses `no_words` without a reason, `already_so`.
 */
export async function suspendMembership(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { words, ...act }: StaffAct & { words: string },
): Promise<Result<undefined, SuspendRefusal>> {
  const because = words.trim()
  return inTransaction(ctx.db, async tx => {
    const held = await holdForStaff(tx, actor, act)
    if (!held.ok) return held
    if (because === '') return refuse({ reason: 'no_words' })
    const { membership, now, actorId } = held.value
    const { period } = membership
    if (period.state === 'suspended') return refuse({ reason: 'already_so' })
    if (period.state === 'paused')
      await moveDescent(tx, membership.id, now.getTime() - period.fromAt.getTime())
    const next = { ...period, state: 'suspended', pausedUntil: null, cause: 'suspended' } as const
    await beginPeriod(tx, membership, { ...next, words: because, changedBy: actorId }, now)
    await recordAudit(tx, actor, {
      action: 'membership.suspended',
      subject: { kind: 'membership', id: membership.id },
      details: { person: membership.personId },
    })
    await writeNews(tx, membership.personId, { news: 'suspended', words: because })
    return allow()
  })
}

/** Ends a suspension: the membership is what it was, and grace that was running goes on where it stopped. */
export async function reinstateMembership(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { words, ...act }: StaffAct & { words: string },
): Promise<Result<undefined, StaffActRefusal | { reason: 'already_so' }>> {
  return inTransaction(ctx.db, async tx => {
    const held = await holdForStaff(tx, actor, act)
    if (!held.ok) return held
    const { membership, now, actorId } = held.value
    const { period } = membership
    if (period.state !== 'suspended') return refuse({ reason: 'already_so' })
    const next = { ...period, state: 'active', cause: 'reinstated', words: words.trim() } as const
    await beginPeriod(tx, membership, { ...next, changedBy: actorId }, now)
    await moveDescent(tx, membership.id, now.getTime() - period.fromAt.getTime())
    await recordAudit(tx, actor, {
      action: 'membership.reinstated',
      subject: { kind: 'membership', id: membership.id },
      details: { person: membership.personId },
    })
    return allow()
  })
}
