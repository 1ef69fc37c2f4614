import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { columnsOf } from './store.server'
import type { TierDraft } from './types'

export type SaveTierRefusal = { reason: 'not_found' | 'edited_elsewhere' }

/**
 * Rewrites what a tier is called, gives and asks. Nobody moves at once: the next night asks the new rules. `version` is
 * the one that the form was opened with; refuses `edited_elsewhere` when it is no longer that, `not_found` for an actor
 * who does not run the club.
 */
export async function saveTier(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { tierId, version, draft }: { tierId: string; version: number; draft: TierDraft },
): Promise<Result<{ version: number }, SaveTierRefusal>> {
  if (!runsTheClub(actor) || !isUuid(tierId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const written = await tx
      .updateTable('tiers')
      .set({ ...columnsOf(draft), version: version + 1 })
      .where('id', '=', tierId)
      .where('version', '=', version)
      .returning('version')
      .executeTakeFirst()
    if (!written) {
      const there = await tx.selectFrom('tiers').select('id').where('id', '=', tierId).executeTakeFirst()
      return refuse({ reason: there ? 'edited_elsewhere' : 'not_found' })
    }
    await recordAudit(tx, actor, {
      action: 'tier.saved',
      subject: { kind: 'tier', id: tierId },
      details: { version: written.version },
    })
    return allow(written)
  })
}
