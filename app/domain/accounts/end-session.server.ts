import { sql } from 'kysely'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'

/**
 * Ends one of the actor's own sessions, the present one included; its next request is that of a stranger. One that is
 * already over, someone else's or unknown: `not_found`.
 */
export async function endSession(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  sessionId: string,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  return inTransaction(ctx.db, async tx => {
    const ended = await tx
      .updateTable('sessions')
      .set({ ended_at: sql<Date>`clock_timestamp()` })
      .where(sql<string>`id::text`, '=', sessionId)
      .where('person_id', '=', actor.personId)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!ended) return refuse({ reason: 'not_found' })
    await recordAudit(tx, actor, {
      action: 'accounts.session_ended',
      subject: { kind: 'session', id: ended.id },
    })
    return allow()
  })
}

/** Ends all of the actor's sessions but the present one. Returns how many. */
export async function endOtherSessions(ctx: Pick<Ctx, 'db'>, actor: SignedIn): Promise<number> {
  return inTransaction(ctx.db, async tx => {
    const ended = await tx
      .updateTable('sessions')
      .set({ ended_at: sql<Date>`clock_timestamp()` })
      .where('person_id', '=', actor.personId)
      .where('id', '<>', actor.sessionId)
      .where('ended_at', 'is', null)
      .returning('id')
      .execute()
    await recordAudit(tx, actor, {
      action: 'accounts.other_sessions_ended',
      subject: { kind: 'person', id: actor.personId },
      details: { count: ended.length },
    })
    return ended.length
  })
}
