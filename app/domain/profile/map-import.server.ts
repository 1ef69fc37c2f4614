import { inTransaction } from '~db/transaction'
import { type Actor, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { type MappingProblem, problemOfMapping } from './guess-mapping'
import { lockImport } from './store.server'
import type { ColumnMapping, ImportMapping } from './types'

/**
 * Keeps what staff say that each column is. `changed` tells whether it differs from what the preview showed, so that
 * nothing is ever run that was not shown. Refuses a mapping that no file could be read by, and a file already run.
 */
export async function mapImport(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { importId: string; fields: ColumnMapping },
): Promise<Result<{ changed: boolean }, { reason: 'not_found' | 'already_run' | MappingProblem }>> {
  if (!isUuid(input.importId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const found = await lockImport(tx, input.importId)
    if (!found || !worksFor(actor, found.brand_id)) return refuse({ reason: 'not_found' })
    if (found.state === 'done') return refuse({ reason: 'already_run' })
    const { header, fields } = found.mapping as unknown as ImportMapping
    const problem = problemOfMapping(header, input.fields)
    if (problem) return refuse({ reason: problem })
    const changed = fields.some((field, index) => field !== input.fields[index])
    if (changed) {
      await tx
        .updateTable('imports')
        .set({ mapping: JSON.stringify({ header, fields: input.fields }) })
        .where('id', '=', input.importId)
        .execute()
    }
    return allow({ changed })
  })
}
