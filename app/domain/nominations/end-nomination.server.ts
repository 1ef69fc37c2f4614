import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Ctx } from '../kernel/context'
import { giveBackBenefit } from '../memberships/use-benefit.server'
import { forgetPerson } from './forget-person.server'
import { findNomination, lockWithPerson, type NominationRow, writeState } from './store.server'

/**
 * Ends a nomination whose days are over without a yes: silence is written down, what the nominator wrote and the person
 * whom they alone made known are forgotten, and the allowance goes back. The same on the same day after a no and where
 * no letter left, so that its nominator cannot tell them apart. Run twice, too early or after a yes it changes nothing.
 */
export async function endNomination(ctx: Pick<Ctx, 'db'>, nominationId: string): Promise<void> {
  const found = await findNomination(ctx.db, { id: nominationId })
  if (!found) return
  await inTransaction(ctx.db, async tx => {
    await lockWithPerson(tx, found)
    const nomination = await findNomination(tx, { id: nominationId })
    if (!nomination || nomination.state === 'accepted' || nomination.forgottenAt) return
    const now = await readClock(tx)
    if (now < nomination.expiresAt) return
    if (nomination.state === 'sent') await writeState(tx, nominationId, 'silent')
    await giveBackBenefit(tx, {
      benefit: 'nomination',
      subject: { kind: 'nomination', id: nominationId },
      now,
    })
    if (await forgetPerson(tx, nomination)) await forgetWords(tx, nomination)
  })
}

async function forgetWords(tx: Tx, { id }: NominationRow): Promise<void> {
  await tx
    .updateTable('nominations')
    .set({
      given_name: '',
      family_name: '',
      civility: null,
      line: '',
      forgotten_at: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', id)
    .execute()
  await recordAudit(
    tx,
    { kind: 'system' },
    { action: 'nomination.ended', subject: { kind: 'nomination', id } },
  )
}

/** The schedule's net: every nomination whose day has passed and whose end was not written down. Returns how many. */
export async function endDueNominations(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const due = await ctx.db
    .selectFrom('nominations')
    .select('id')
    .where('expires_at', '<=', sql<Date>`clock_timestamp()`)
    .where('forgotten_at', 'is', null)
    .where('state', '<>', 'accepted')
    .orderBy('expires_at')
    .limit(500)
    .execute()
  for (const { id } of due) await endNomination(ctx, id)
  return due.length
}
