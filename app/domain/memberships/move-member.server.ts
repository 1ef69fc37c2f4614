import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { listTiers } from '../tiers/queries.server'
import type { Tier } from '../tiers/types'
import { holdForStaff, type StaffAct, type StaffActRefusal } from './hold-for-staff.server'
import { beginPeriod, settleDescent } from './store.server'
import { writeNews } from './write-news.server'

export type MoveRefusal = StaffActRefusal | { reason: 'no_tier' | 'same_tier' }

/**
 * Gives a member another tier by hand, up or down, with words that the member reads. A descent that waits is called
 * off. Whoever rises is written to; whoever is moved down is told by a person, not by a letter of the house.
 */
export async function moveMember(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { tierId, words, ...act }: StaffAct & { tierId: string; words: string },
): Promise<Result<undefined, MoveRefusal>> {
  if (!isUuid(tierId)) return refuse({ reason: 'no_tier' })
  return inTransaction(ctx.db, async tx => {
    const held = await holdForStaff(tx, actor, act)
    if (!held.ok) return held
    const { membership, now, actorId } = held.value
    const { period } = membership
    const tiers = await listTiers(tx)
    const find = (id: string): Tier | undefined => tiers.find(tier => tier.id === id)
    const [from, to] = [find(period.tierId), find(tierId)]
    if (!from || !to) return refuse({ reason: 'no_tier' })
    if (to.id === from.id) return refuse({ reason: 'same_tier' })
    await beginPeriod(
      tx,
      membership,
      { ...period, tierId: to.id, cause: 'by_hand', words, changedBy: actorId },
      now,
    )
    await settleDescent(tx, membership.id, to.rank < from.rank ? 'fell' : 'called_off', now)
    await recordAudit(tx, actor, {
      action: 'membership.moved',
      subject: { kind: 'membership', id: membership.id },
      details: { person: membership.personId, from: from.id, to: to.id },
    })
    if (to.rank > from.rank) await writeNews(tx, membership.personId, { news: 'rose', to })
    return allow()
  })
}
