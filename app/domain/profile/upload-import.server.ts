import { sql } from 'kysely'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { guessMapping } from './guess-mapping'
import { type FileRefusal, readCsvFile } from './read-file'
import { readText } from './read-values'

export type UploadRefusal = FileRefusal | { reason: 'not_found' }

/** A file that was uploaded and never run is kept so long, and no longer. */
const keptDays = 7

/**
 * Takes a file for a brand, guesses what its columns are, and keeps it until someone looks at the preview and runs it.
 * Nothing is read into anyone's record yet. Refuses a file that `readCsvFile` cannot read, and a brand that is not the
 * actor's. Uploads that were left for a week are forgotten here.
 */
export async function uploadImport(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { brandId: string; fileName: string; bytes: Uint8Array },
): Promise<Result<{ importId: string }, UploadRefusal>> {
  if (actor.kind !== 'person' || !worksFor(actor, input.brandId)) return refuse({ reason: 'not_found' })
  const file = readCsvFile(input.bytes)
  if (!file.ok) return file
  const { header } = file.value
  return inTransaction(ctx.db, async tx => {
    await tx
      .deleteFrom('imports')
      .where('state', '=', 'mapping')
      .where('created_at', '<', sql<Date>`clock_timestamp() - make_interval(days => ${keptDays})`)
      .execute()
    const { id } = await tx
      .insertInto('imports')
      .values({
        brand_id: input.brandId,
        uploaded_by: actor.personId,
        file_name: nameOf(input.fileName),
        file: Buffer.from(input.bytes),
        mapping: JSON.stringify({ header, fields: guessMapping(header) }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordAudit(tx, actor, {
      action: 'import.uploaded',
      subject: { kind: 'import', id },
      brandId: input.brandId,
      details: { rows: file.value.rows.length },
    })
    return allow({ importId: id })
  })
}

/** The last part of a path, as some browsers send the whole of it. */
function nameOf(fileName: string): string {
  return readText(fileName.split(/[/\\]/).at(-1) ?? '', 120).replaceAll('\n', ' ') || 'import.csv'
}
