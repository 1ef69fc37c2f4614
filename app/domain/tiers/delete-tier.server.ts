import { inTransaction, sqlState } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'

export type DeleteTierRefusal = { reason: 'not_found' | 'in_use' }

const foreignKeyViolation = '23503'

/**
 * Takes a tier out of the ladder. Refuses `in_use` for one in which someone stands or once stood, or that a programme
 * or a decision names: what someone was on any day stays told. Refuses `not_found` for an actor who does not run the
 * club.
 */
export async function deleteTier(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { tierId }: { tierId: string },
): Promise<Result<undefined, DeleteTierRefusal>> {
  if (!runsTheClub(actor) || !isUuid(tierId)) return refuse({ reason: 'not_found' })
  try {
    return await inTransaction(ctx.db, async tx => {
      const gone = await tx
        .deleteFrom('tiers')
        .where('id', '=', tierId)
        .returning(['id', 'rank'])
        .executeTakeFirst()
      if (!gone) return refuse({ reason: 'not_found' })
      await recordAudit(tx, actor, {
        action: 'tier.deleted',
        subject: { kind: 'tier', id: tierId },
        details: { rank: gone.rank },
      })
      return allow()
    })
  } catch (error) {
    if (sqlState(error) === foreignKeyViolation) return refuse({ reason: 'in_use' })
    throw error
  }
}
