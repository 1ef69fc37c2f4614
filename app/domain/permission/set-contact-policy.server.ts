import { sql } from 'kysely'
import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { lockDial } from './store.server'
import type { Cadence, ContactPolicy } from './types'

/** What is left out stays as it is. `pausedUntil: null` ends a pause. Times are 'HH:MM'. */
export type PolicyChange = Partial<Cadence> &
  Partial<Pick<ContactPolicy, 'quietFrom' | 'quietTo' | 'pausedUntil'>>

export type PolicyRefusal = { reason: 'not_found' | 'pause_in_the_past' | 'pause_too_long' }

const longestPauseDays = 731

/**
 * Sets a person's own dial, over all brands at once; from then on no file and no staff touches it. Refuses a pause that
 * is already over or longer than two years (who wishes for longer takes the permission back).
 */
export async function setContactPolicy(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  change: PolicyChange,
): Promise<Result<undefined, PolicyRefusal>> {
  if (actor.kind === 'system') return refuse({ reason: 'not_found' })
  const { personId } = actor
  return inTransaction(ctx.db, async tx => {
    await lockDial(tx, personId)
    const now = await readClock(tx)
    if (change.pausedUntil) {
      if (change.pausedUntil <= now) return refuse({ reason: 'pause_in_the_past' })
      const days = (change.pausedUntil.getTime() - now.getTime()) / 86_400_000
      if (days > longestPauseDays) return refuse({ reason: 'pause_too_long' })
    }
    await tx
      .updateTable('contact_policies')
      .set({
        ...(change.lettersMax !== undefined && { letters_max: change.lettersMax }),
        ...(change.perDays !== undefined && { per_days: change.perDays }),
        ...(change.quietFrom !== undefined && { quiet_from: change.quietFrom }),
        ...(change.quietTo !== undefined && { quiet_to: change.quietTo }),
        ...(change.pausedUntil !== undefined && { paused_until: change.pausedUntil }),
        set_by: 'person',
        updated_at: sql<Date>`clock_timestamp()`,
      })
      .where('person_id', '=', personId)
      .execute()
    await recordAudit(tx, actor, {
      action: 'contact_policy.set',
      subject: { kind: 'person', id: personId },
      details: { fields: Object.keys(change).sort().join(' ') },
    })
    return allow()
  })
}
