import { sql } from 'kysely'
import { dayInZone } from '~/shared/format'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { homeZone } from '../permission/types'
import { type MappingProblem, problemOfMapping } from './guess-mapping'
import { planImport } from './plan-import'
import { readCsvFile } from './read-file'
import { readImport } from './read-import'
import { findPersonIds, lockImport, readKnown } from './store.server'
import type { ImportCounts, ImportMapping } from './types'
import { PersonAppeared, writePlan } from './write-plan.server'

export type RunRefusal = { reason: 'not_found' | MappingProblem }

const attempts = 3

/**
 * Imports an uploaded file for the brand's staff, whole or not at all: people, facts, permissions and the import's own
 * end are one transaction, so a crash leaves the file to be run again and a second press finds it done and returns its
 * report. Once it is run the file's bytes are erased. Refuses an import of another brand as if it did not exist, and a
 * mapping that cannot be read by.
 */
export async function runImport(
  ctx: Pick<Ctx, 'db' | 'log'>,
  actor: Actor,
  input: { importId: string },
): Promise<Result<ImportCounts, RunRefusal>> {
  if (!isUuid(input.importId)) return refuse({ reason: 'not_found' })
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await inTransaction(ctx.db, tx => run(tx, actor, input.importId))
      if (result.ok)
        ctx.log.info({ importId: input.importId, rows: result.value.rows }, 'a file was imported')
      return result
    } catch (error) {
      if (!(error instanceof PersonAppeared) || attempt === attempts) throw error
    }
  }
}

async function run(tx: Tx, actor: Actor, importId: string): Promise<Result<ImportCounts, RunRefusal>> {
  const found = await lockImport(tx, importId)
  if (!found || !worksFor(actor, found.brand_id)) return refuse({ reason: 'not_found' })
  if (found.state === 'done') return allow(found.counts as unknown as ImportCounts)
  const { header, fields } = found.mapping as unknown as ImportMapping
  const problem = problemOfMapping(header, fields)
  if (problem) return refuse({ reason: problem })
  const file = readCsvFile(found.file ?? new Uint8Array())
  if (!file.ok) throw new Error(`a file that was taken is no longer read: ${file.reason}`)

  const today = dayInZone(await readClock(tx), homeZone)
  const reading = readImport({ rows: file.value.rows, fields, today })
  const addresses = [...reading.candidates.map(one => one.addressNorm), ...reading.opposedElsewhere]
  const ids = [...(await findPersonIds(tx, addresses)).values()]
  await lockRows(tx, 'persons', ids)
  await lockRows(tx, 'contact_policies', ids)
  const plan = planImport(reading, await readKnown(tx, found.brand_id, addresses))

  const brand = await tx
    .selectFrom('brands')
    .select('name')
    .where('id', '=', found.brand_id)
    .executeTakeFirstOrThrow()
  const target = { importId, brandId: found.brand_id, brandName: brand.name, fileName: found.file_name }
  await writePlan(tx, target, plan)
  await tx
    .updateTable('imports')
    .set({
      state: 'done',
      file: null,
      counts: JSON.stringify(plan.counts),
      finished_at: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', importId)
    .execute()
  const { rows, imported, merged, unchanged, refused } = plan.counts
  await recordAudit(tx, actor, {
    action: 'import.run',
    subject: { kind: 'import', id: importId },
    brandId: found.brand_id,
    details: { rows, imported, merged, unchanged, refused },
  })
  return allow(plan.counts)
}
