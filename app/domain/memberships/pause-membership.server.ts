import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { beginPeriod, holdMembership, type LivingMembership, moveDescent } from './store.server'

export type PauseRefusal = { reason: 'not_found' | 'suspended' | 'past_day' }

/**
 * Rests a membership until an instant, or until it is taken up again: no grace runs, no rule is asked, no benefit is
 * used. The member themself, or those who run the club. Asked again it moves the end of the pause. Refuses `not_found`
 * (also for whoever is no member), `suspended`, and `past_day`.
 */
export async function pauseMembership(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { personId, until, words = '' }: { personId: string; until: Date | null; words?: string },
): Promise<Result<undefined, PauseRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const held = await holdOwn(tx, actor, personId)
    if (!held) return refuse({ reason: 'not_found' })
    const { membership, now, actorId } = held
    const { period } = membership
    if (period.state === 'suspended') return refuse({ reason: 'suspended' })
    if (until !== null && until <= now) return refuse({ reason: 'past_day' })
    if (period.state === 'paused') {
      await movePauseEnd(tx, membership, until)
    } else {
      const next = { ...period, state: 'paused', pausedUntil: until, cause: 'paused', words } as const
      await beginPeriod(tx, membership, { ...next, changedBy: actorId }, now)
    }
    await recordAudit(tx, actor, {
      action: 'membership.paused',
      subject: { kind: 'membership', id: membership.id },
      details: { person: personId, open: until === null },
    })
    return allow()
  })
}

/**
 * Takes a paused membership up again. Grace that was running goes on where it stopped. Nothing happens to one that is
 * not paused. Refuses `not_found` as above.
 */
export async function resumeMembership(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { personId }: { personId: string },
): Promise<Result<undefined, { reason: 'not_found' }>> {
  return inTransaction(ctx.db, async tx => {
    const held = await holdOwn(tx, actor, personId)
    if (!held) return refuse({ reason: 'not_found' })
    const { membership, now, actorId } = held
    const { period } = membership
    if (period.state !== 'paused') return allow()
    const at = period.pausedUntil && period.pausedUntil < now ? period.pausedUntil : now
    const next = { ...period, state: 'active', pausedUntil: null, cause: 'resumed', words: '' } as const
    await beginPeriod(tx, membership, { ...next, changedBy: actorId }, at)
    await moveDescent(tx, membership.id, at.getTime() - period.fromAt.getTime())
    await recordAudit(tx, actor, {
      action: 'membership.resumed',
      subject: { kind: 'membership', id: membership.id },
      details: { person: personId },
    })
    return allow()
  })
}

type Own = { membership: LivingMembership; now: Date; actorId: string }

async function holdOwn(tx: Tx, actor: Actor, personId: string): Promise<Own | null> {
  if (actor.kind !== 'person' || !isUuid(personId)) return null
  if (actor.personId !== personId && !runsTheClub(actor)) return null
  const { membership, now } = await holdMembership(tx, personId)
  return membership && { membership, now, actorId: actor.personId }
}

/** A pause that lasts longer, or less long, is the same pause. */
async function movePauseEnd(tx: Tx, membership: LivingMembership, until: Date | null): Promise<void> {
  await tx
    .updateTable('membership_periods')
    .set({ paused_until: until })
    .where('id', '=', membership.period.id)
    .execute()
  await tx
    .updateTable('memberships')
    .set(eb => ({ version: eb('version', '+', 1) }))
    .where('id', '=', membership.id)
    .execute()
}
