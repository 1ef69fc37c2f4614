import { sql } from 'kysely'
import type { Ctx } from '../kernel/context'
import { addDeliveryJob } from './queue-effect.server'
import type { Effect, EffectHandlers, EffectKind } from './types'

/**
 * Delivers one outbox row through its handler and marks it. A handler is safe to run twice: a crash between its work
 * and the mark runs it again. A handler that throws leaves the row undelivered, with the error's name kept, and the
 * job runner tries later. A row already delivered, or gone, is left alone.
 */
export async function deliverEffect<C extends Ctx>(
  ctx: C,
  outboxId: string,
  handlers: EffectHandlers<C>,
): Promise<void> {
  const row = await ctx.db
    .updateTable('outbox')
    .set(eb => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', outboxId)
    .where('delivered_at', 'is', null)
    .returning(['kind', 'payload'])
    .executeTakeFirst()
  if (!row) return
  const effect = { kind: row.kind, payload: row.payload } as Effect
  try {
    await run(ctx, effect, handlers)
  } catch (error) {
    const name = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown error'
    await ctx.db.updateTable('outbox').set({ last_error: name }).where('id', '=', outboxId).execute()
    throw error
  }
  await ctx.db
    .updateTable('outbox')
    .set({ delivered_at: sql<Date>`clock_timestamp()`, last_error: null })
    .where('id', '=', outboxId)
    .execute()
}

async function run<C, K extends EffectKind>(
  ctx: C,
  effect: Effect<K>,
  handlers: EffectHandlers<C>,
): Promise<void> {
  await handlers[effect.kind](ctx, effect.payload)
}

/**
 * Gives back a job to every due outbox row that has waited longer than ten minutes, in case its job was lost or gave
 * up. Returns how many. The job's key makes this harmless for rows whose job still lives.
 */
export async function requeueForgottenEffects(ctx: Ctx): Promise<number> {
  return ctx.db.transaction().execute(async tx => {
    const rows = await tx
      .selectFrom('outbox')
      .select(['id', 'kind'])
      .where('delivered_at', 'is', null)
      .where('due_at', '<', sql<Date>`clock_timestamp() - interval '10 minutes'`)
      .orderBy('due_at')
      .limit(500)
      .execute()
    for (const row of rows) {
      await addDeliveryJob(tx, row.id, new Date(), row.kind === 'letters.dispatch' ? 'letters' : null)
    }
    return rows.length
  })
}
