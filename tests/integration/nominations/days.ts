import { sql } from 'kysely'
import type { Database } from '~db/client'

/** The days of a nomination are over: its last instant is the one before this statement. */
export async function endDays(db: Database, nominationId: string): Promise<void> {
  await db
    .updateTable('nominations')
    .set({ expires_at: sql<Date>`clock_timestamp() - interval '1 microsecond'` })
    .where('id', '=', nominationId)
    .execute()
}
