import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { Ctx } from '../kernel/context'
import { readAccount, writeSpending } from './earn-points.server'
import { leftOf } from './points'

/**
 * Writes off, entry by entry, what is left of points that have run out; returns how many entries. They counted for
 * nothing from the instant at which they ran out: this is how the ledger says so. Run twice it writes once.
 */
export async function expirePoints(ctx: Pick<Ctx, 'db'>): Promise<number> {
  let written = 0
  for (const personId of await findOverdue(ctx)) {
    written += await inTransaction(ctx.db, tx => writeOff(tx, personId))
  }
  return written
}

async function findOverdue(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('point_entries as e')
    .select('e.person_id')
    .distinct()
    .where('e.amount', '>', 0)
    .where('e.expires_at', '<=', sql<Date>`clock_timestamp()`)
    .where(
      sql<boolean>`e.amount > (select coalesce(sum(u.amount), 0) from point_uses u where u.earned_entry_id = e.id)`,
    )
    .orderBy('e.person_id')
    .execute()
  return rows.map(row => row.person_id)
}

async function writeOff(tx: Tx, personId: string): Promise<number> {
  await lockRows(tx, 'persons', [personId])
  const now = await readClock(tx)
  const { entries, uses } = await readAccount(tx, personId)
  let written = 0
  for (const entry of entries) {
    if (entry.amount < 0 || entry.expiresAt === null || entry.expiresAt > now) continue
    const left = leftOf(entry, uses)
    if (left === 0) continue
    await writeSpending(
      tx,
      { personId, amount: left, reason: 'expiry', subject: { kind: 'entry', id: entry.id } },
      [{ earnedEntryId: entry.id, amount: left }],
      now,
    )
    written++
  }
  return written
}
