import { sql } from 'kysely'
import { answersKeptDays } from '../answers/keeping'
import type { Ctx } from '../kernel/context'

/**
 * Forgets whom the house declined, and why, once the event is long over, with what its guests had answered. Returns how
 * many; run again, or by two workers, it does the same.
 */
export async function forgetDeclined(ctx: Pick<Ctx, 'db' | 'log'>): Promise<number> {
  const { rows } = await sql<{ one: number }>`
    delete from guests_declined d using events e
    where e.id = d.event_id and e.ends_at < clock_timestamp() - make_interval(days => ${answersKeptDays})
    returning 1 as one
  `.execute(ctx.db)
  if (rows.length > 0)
    ctx.log.info({ declined: rows.length }, 'words on guests of events long over were erased')
  return rows.length
}
