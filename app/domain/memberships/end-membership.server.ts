import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { holdForStaff, type StaffAct, type StaffActRefusal } from './hold-for-staff.server'
import { holdMembership, type LivingMembership, settleDescent } from './store.server'
import { writeNews } from './write-news.server'

/**
 * A member leaves by their own wish. Seats that they hold stay theirs, points stay until they run out, and a new
 * passage may bring them back. Asked twice it ends once. Refuses `not_found` for anyone who is not signed in.
 */
export async function leaveTheCircle(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  if (actor.kind !== 'person') return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const { membership, now } = await holdMembership(tx, actor.personId)
    if (membership) await end(tx, actor, membership, { because: 'own_wish', words: '', now })
    return allow()
  })
}

/**
 * The club ends a membership, for a reason that the person reads in a letter. Refuses as every act of the staff does,
 * and `no_words` without a reason.
 */
export async function endMembership(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { words, ...act }: StaffAct & { words: string },
): Promise<Result<undefined, StaffActRefusal | { reason: 'no_words' }>> {
  const because = words.trim()
  return inTransaction(ctx.db, async tx => {
    const held = await holdForStaff(tx, actor, act)
    if (!held.ok) return held
    if (because === '') return refuse({ reason: 'no_words' })
    const { membership, now } = held.value
    await end(tx, actor, membership, { because: 'club', words: because, now })
    await writeNews(tx, membership.personId, { news: 'ended', words: because })
    return allow()
  })
}

async function end(
  tx: Tx,
  actor: Actor,
  membership: LivingMembership,
  { because, words, now }: { because: 'own_wish' | 'club'; words: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('membership_periods')
    .set({ to_at: now })
    .where('id', '=', membership.period.id)
    .execute()
  await tx
    .updateTable('memberships')
    .set({
      ended_at: now,
      ended_because: because,
      ended_words: words,
      ended_by: actor.kind === 'system' ? null : actor.personId,
      version: membership.version + 1,
    })
    .where('id', '=', membership.id)
    .execute()
  await settleDescent(tx, membership.id, 'called_off', now)
  await recordAudit(tx, actor, {
    action: 'membership.ended',
    subject: { kind: 'membership', id: membership.id },
    details: { person: membership.personId, because },
  })
}
