import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import type { Ctx } from '../kernel/context'
import type { FilePort } from '../kernel/files'

const atOnce = 500
/** An upload is written and named within seconds; a day leaves room for clocks that differ. */
const orphanAfterMs = 24 * 3_600_000

/** Takes every file of an application out of use, in the caller's transaction; the worker then erases their bytes. */
export async function removeFilesOf(tx: Tx, applicationId: string): Promise<void> {
  await tx
    .updateTable('application_files')
    .set({ removed_at: sql<Date>`clock_timestamp()` })
    .where('application_id', '=', applicationId)
    .where('removed_at', 'is', null)
    .execute()
}

/**
 * Erases the bytes of files that were taken out of use, then says so on their rows: after a crash in between it is done
 * again, which does no harm. Returns how many.
 */
export async function eraseRemovedFiles(ctx: Ctx & { files: FilePort }): Promise<number> {
  const rows = await ctx.db
    .selectFrom('application_files')
    .select(['id', 'stored_as as storedAs'])
    .where('removed_at', 'is not', null)
    .where('erased_at', 'is', null)
    .orderBy('removed_at')
    .limit(atOnce)
    .execute()
  for (const { id, storedAs } of rows) {
    await ctx.files.erase(storedAs)
    await ctx.db
      .updateTable('application_files')
      .set({ erased_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', id)
      .execute()
  }
  if (rows.length > 0) ctx.log.info({ files: rows.length }, 'files were erased')
  return rows.length
}

/**
 * Erases bytes that no row names and that are a day old: what a crash left between the bytes and their row. When most of
 * what is kept seems to be nobody's, the database is likelier to be the wrong one than the files: nothing is erased, and
 * the log says so. Returns how many were erased.
 */
export async function sweepOrphans(ctx: Ctx & { files: FilePort }): Promise<number> {
  const before = new Date((await readClock(ctx.db)).getTime() - orphanAfterMs)
  const orphans: string[] = []
  let seen = 0
  let batch: string[] = []
  const sift = async () => {
    orphans.push(...(await findUnnamed(ctx, batch)))
    batch = []
  }
  for await (const storedAs of ctx.files.keptBefore(before)) {
    seen += 1
    batch.push(storedAs)
    if (batch.length === atOnce) await sift()
  }
  await sift()
  if (orphans.length > 20 && orphans.length > seen / 2) {
    ctx.log.error({ seen, orphans: orphans.length }, 'most files kept are named by no row: none was erased')
    return 0
  }
  for (const storedAs of orphans) await ctx.files.erase(storedAs)
  if (orphans.length > 0) ctx.log.warn({ orphans: orphans.length }, 'files that no row names were erased')
  return orphans.length
}

async function findUnnamed(ctx: Pick<Ctx, 'db'>, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const rows = await ctx.db
    .selectFrom('application_files')
    .select('stored_as as storedAs')
    .where('stored_as', 'in', [...names])
    .where('erased_at', 'is', null)
    .union(
      ctx.db
        .selectFrom('event_pictures')
        .select('stored_as as storedAs')
        .where('stored_as', 'in', [...names]),
    )
    .union(
      ctx.db
        .selectFrom('person_photos')
        .select('stored_as as storedAs')
        .where('stored_as', 'in', [...names]),
    )
    .execute()
  const named = new Set(rows.map(({ storedAs }) => storedAs))
  return names.filter(name => !named.has(name))
}
