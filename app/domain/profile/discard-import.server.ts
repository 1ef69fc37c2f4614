import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { lockImport } from './store.server'

/** Puts away an uploaded file that was not run, with its bytes. Refuses `already_run`: what was imported stays told. */
export async function discardImport(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { importId: string },
): Promise<Result<undefined, { reason: 'not_found' | 'already_run' }>> {
  if (!isUuid(input.importId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const found = await lockImport(tx, input.importId)
    if (!found || !worksFor(actor, found.brand_id)) return refuse({ reason: 'not_found' })
    if (found.state === 'done') return refuse({ reason: 'already_run' })
    await tx.deleteFrom('imports').where('id', '=', found.id).execute()
    await recordAudit(tx, actor, {
      action: 'import.discarded',
      subject: { kind: 'import', id: found.id },
      brandId: found.brand_id,
    })
    return allow()
  })
}
