import { sql } from 'kysely'
import { inTransaction } from '~db/transaction'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { lockWritableStep, type WritableRefusal } from './own-step.server'

/**
 * Starts the clock of a timed quiz, once: the time ends by the database's clock, whatever browser or device answers.
 * Pressed again, in any tab, it is the same run. Refuses a step that is not open, and one that has no time.
 */
export async function beginQuiz(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { applicationId: string; stepId: string },
): Promise<Result<undefined, WritableRefusal | { reason: 'not_timed' }>> {
  return inTransaction(ctx.db, async tx => {
    const opened = await lockWritableStep(tx, actor, input)
    if (!opened.ok) return opened
    const { step } = opened.value.at
    if (step.kind !== 'quiz' || step.seconds === null) return refuse({ reason: 'not_timed' })
    await tx
      .insertInto('quiz_runs')
      .values({
        application_id: input.applicationId,
        step_id: step.id,
        ends_at: sql<Date>`clock_timestamp() + make_interval(secs => ${step.seconds})`,
      })
      .onConflict(oc => oc.columns(['application_id', 'step_id']).doNothing())
      .execute()
    return allow()
  })
}
