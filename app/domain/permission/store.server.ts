import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import type { WithdrawnHow } from './types'

/**
 * Gives every person of the list a contact policy with the club's defaults, where they have none, so that there is
 * always a row to lock. Whoever creates a person calls it in the same transaction.
 */
export async function ensureContactPolicies(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  await sql`
    insert into contact_policies (person_id) select unnest(${[...personIds]}::uuid[]) on conflict (person_id) do nothing
  `.execute(tx)
}

/**
 * The lock under which everything about writing to a person is decided and changed: a permission cannot be withdrawn
 * between the moment a letter is allowed and the moment it is marked as leaving.
 */
export async function lockDial(tx: Tx, personId: string): Promise<void> {
  await ensureContactPolicies(tx, [personId])
  await lockRows(tx, 'contact_policies', [personId])
}

/** Ends current permissions by id. Returns how many were current. */
export async function endPermissions(tx: Tx, ids: readonly string[], how: WithdrawnHow): Promise<number> {
  if (ids.length === 0) return 0
  const ended = await tx
    .updateTable('permissions')
    .set({ withdrawn_at: sql<Date>`clock_timestamp()`, withdrawn_how: how })
    .where('id', 'in', [...ids])
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .execute()
  return ended.length
}
