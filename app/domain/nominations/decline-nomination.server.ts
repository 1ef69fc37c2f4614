import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { forgetPerson } from './forget-person.server'
import { maySayNo } from './policy'
import { findNomination, forgetLine, lockWithPerson, writeState } from './store.server'

/**
 * The no of the person named, by the link of their letter: nothing is ever sent to them by nomination again, and what is
 * known of them through this one alone is erased at once, but for the name in the nominator's list, which goes on the day
 * on which every name without a yes goes. It holds also when it comes late, and after a yes until a
 * passage has begun with it (`under_way`). Said twice it is one no. `over` for a nomination that the club took back.
 */
export async function declineNomination(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  token: string,
): Promise<Result<undefined, { reason: 'not_found' | 'over' | 'under_way' }>> {
  const tokenHash = ctx.secrets.hash(token)
  const found = await findNomination(ctx.db, { tokenHash })
  if (!found) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    await lockWithPerson(tx, found)
    const nomination = await findNomination(tx, { tokenHash })
    if (!nomination) return refuse({ reason: 'not_found' })
    if (nomination.state === 'declined') return allow()
    const application = await tx
      .selectFrom('applications')
      .select('id')
      .where('nomination_id', '=', nomination.id)
      .executeTakeFirst()
    const may = maySayNo({ state: nomination.state, hasApplication: application !== undefined })
    if (!may.ok) return may
    await writeState(tx, nomination.id, 'declined')
    await recordAudit(
      tx,
      { kind: 'system' },
      {
        action: 'nomination.declined',
        subject: { kind: 'nomination', id: nomination.id },
        details: { by: 'link' },
      },
    )
    await forgetPerson(tx, nomination)
    await forgetLine(tx, nomination.id)
    return allow()
  })
}
