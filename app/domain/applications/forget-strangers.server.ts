import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { erasePersonAlone } from '../accounts/erase-person.server'
import type { Ctx } from '../kernel/context'

const atOnce = 500
/** Whoever has not come a month after their last letter from a door is not coming. */
const patience = sql`interval '30 days'`

/**
 * Forgets strangers whom a public door made known and who never came: the letter, their address and their name. Whoever
 * came in, began something or is known otherwise stays; of them the door's count alone goes. Returns how many strangers
 * were forgotten. Run again, or by two workers, it does the same.
 */
export async function forgetStrangers(ctx: Pick<Ctx, 'db' | 'log'>): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from door_letters group by person_id
    having max(written_at) < clock_timestamp() - ${patience} order by max(written_at) limit ${atOnce}
  `.execute(ctx.db)
  let forgotten = 0
  for (const { id } of rows) if (await inTransaction(ctx.db, tx => forget(tx, id))) forgotten += 1
  if (forgotten > 0) ctx.log.info({ forgotten }, 'strangers who never came were forgotten')
  return forgotten
}

async function forget(tx: Tx, personId: string): Promise<boolean> {
  await lockRows(tx, 'persons', [personId])
  const { rows: fresh } = await sql`
    select 1 from door_letters where person_id = ${personId} and written_at >= clock_timestamp() - ${patience} limit 1
  `.execute(tx)
  if (fresh.length > 0) return false
  const uncount = () => tx.deleteFrom('door_letters').where('person_id', '=', personId).execute()
  const letters = await lockLetters(tx, personId)
  if (letters.some(({ state }) => state === 'sending')) return false
  if (!(await hasCome(tx, personId))) {
    const ids = letters.map(({ id }) => id)
    if (await erasePersonAlone(tx, personId, ids, uncount)) return true
  }
  await uncount()
  return false
}

async function lockLetters(tx: Tx, personId: string): Promise<{ id: string; state: string }[]> {
  const found = () =>
    tx.selectFrom('letters').select(['id', 'state']).where('person_id', '=', personId).execute()
  await lockRows(
    tx,
    'letters',
    (await found()).map(({ id }) => id),
  )
  return found()
}

/** Sessions and links go with a person, so they are asked for by name; all else that refers to them keeps them. */
async function hasCome(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sessions where person_id = ${personId}
    union all select 1 from sign_in_links where person_id = ${personId} and consumed_at is not null
    limit 1
  `.execute(tx)
  return rows.length > 0
}
