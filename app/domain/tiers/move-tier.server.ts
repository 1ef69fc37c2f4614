import { sql } from 'kysely'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { listTiers } from './queries.server'

export type MoveTierRefusal = { reason: 'not_found' | 'edited_elsewhere' | 'at_the_end' }

/**
 * Exchanges a tier with its neighbour above or below: their ranks change places, in one statement, and with them what
 * events ask of whom. `order` is the ladder as the page showed it, the lowest first; refuses `edited_elsewhere` when it
 * is no longer that, so that two tabs never undo each other, and `at_the_end` where there is no neighbour.
 */
export async function moveTier(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { tierId, to, order }: { tierId: string; to: 'up' | 'down'; order: readonly string[] },
): Promise<Result<undefined, MoveTierRefusal>> {
  if (!runsTheClub(actor)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const seen = await listTiers(tx)
    await lockRows(
      tx,
      'tiers',
      seen.map(tier => tier.id),
    )
    const tiers = await listTiers(tx)
    if (tiers.map(tier => tier.id).join() !== order.join()) return refuse({ reason: 'edited_elsewhere' })
    const at = tiers.findIndex(tier => tier.id === tierId)
    const [tier, neighbour] = [tiers[at], tiers[to === 'up' ? at + 1 : at - 1]]
    if (!tier) return refuse({ reason: 'not_found' })
    if (!neighbour) return refuse({ reason: 'at_the_end' })
    await tx
      .updateTable('tiers')
      .set({
        rank: sql<number>`case when id = ${tier.id}::uuid then ${neighbour.rank}::integer else ${tier.rank}::integer end`,
        version: sql<number>`version + 1`,
      })
      .where('id', 'in', [tier.id, neighbour.id])
      .execute()
    await recordAudit(tx, actor, {
      action: 'tier.moved',
      subject: { kind: 'tier', id: tier.id },
      details: { from: tier.rank, to: neighbour.rank },
    })
    return allow()
  })
}
