import { sql } from 'kysely'
import type { Tx } from './client'

/**
 * The one order in which rows are locked. A transaction that takes a lock further left than one it holds could wait
 * for a transaction that waits for it: `lockRows` refuses that at once, in every test run, instead of by a deadlock
 * on a busy evening. Within a table, ids are locked in ascending order.
 */
export const lockOrder = [
  'imports',
  'tiers',
  'persons',
  'contact_policies',
  'sign_in_links',
  'memberships',
  'flows',
  'flow_versions',
  'nominations',
  'applications',
  'decisions',
  'interview_slots',
  'waves',
  'invitations',
  'events',
  'waitlist_entries',
  'slots',
  'reservations',
  'deposits',
  'vehicles',
  'instructors',
  'letters',
] as const

export type LockedTable = (typeof lockOrder)[number]

const held = new WeakMap<Tx, number>()

/**
 * Locks the rows with these ids against other writers until the transaction ends, and returns how many exist.
 * Throws when a table later in the order is already locked by this transaction.
 */
export async function lockRows(tx: Tx, table: LockedTable, ids: readonly string[]): Promise<number> {
  const rank = lockOrder.indexOf(table)
  const highest = held.get(tx) ?? -1
  if (rank < highest) throw new Error(`lock order: ${table} after ${lockOrder[highest]}`)
  held.set(tx, rank)
  if (ids.length === 0) return 0
  const key = sql.ref(table === 'contact_policies' ? 'person_id' : 'id')
  const rows = await sql`
    select 1 from ${sql.table(table)} where ${key} = any(${[...ids]}::uuid[]) order by ${key} for no key update
  `.execute(tx)
  return rows.rows.length
}

/** The database's own clock at this instant: not the start of the transaction, which a wait for a lock leaves behind. */
export async function readClock(tx: Pick<Tx, 'getExecutor'>): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('the database told no time')
  return row.now
}
