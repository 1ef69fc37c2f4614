import { sql } from 'kysely'
import type { Tx } from '~db/client'
import type { Effect } from './types'

/** The name of the one job that delivers outbox rows. */
export const deliveryJob = 'deliver_effect'

/**
 * Writes an effect beside its cause: an outbox row, and the job that delivers it, in the caller's transaction. `dueAt`
 * (default: at once) is when the job may first run. Effects of one `queue` run one after another.
 */
export async function queueEffect(
  tx: Tx,
  effect: Effect,
  options: { dueAt?: Date; queue?: string } = {},
): Promise<void> {
  const row = await tx
    .insertInto('outbox')
    .values({
      kind: effect.kind,
      payload: JSON.stringify(effect.payload),
      ...(options.dueAt && { due_at: options.dueAt }),
    })
    .returning(['id', 'due_at'])
    .executeTakeFirstOrThrow()
  await addDeliveryJob(tx, row.id, row.due_at, options.queue ?? null)
}

/** Adds (or moves) the job that delivers one outbox row; the row's id is the job's key, so there is never a second. */
export async function addDeliveryJob(
  tx: Tx,
  outboxId: string,
  dueAt: Date,
  queue: string | null,
): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${deliveryJob}, json_build_object('outboxId', ${outboxId}::text, 'queue', ${queue}::text),
      queue_name => ${queue}, run_at => ${dueAt}, job_key => ${`outbox:${outboxId}`}, max_attempts => 25)
  `.execute(tx)
}
