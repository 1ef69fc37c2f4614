import type { Bilingual } from '~/shared/copy'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { lockEverySlot } from '../events/lock-slots.server'
import { readEventForStaff } from '../events/queries.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueEffect } from '../outbox/queue-effect.server'

export type CancelEventRefusal = { reason: 'not_found' | 'not_published' | 'over' | 'reason_needed' }

/**
 * Calls an event off, with a reason in both languages that those concerned will read. From this commit on nobody can
 * reserve, accept or pay; who is told and what goes back is the effect that leaves with it. Pressed twice, in two tabs
 * or again after a crash, it answers the same and does nothing more.
 */
export async function cancelEvent(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; because: Bilingual },
): Promise<Result<undefined, CancelEventRefusal>> {
  const because = { fr: input.because.fr.trim().slice(0, 600), en: input.because.en.trim().slice(0, 600) }
  return inTransaction(ctx.db, async tx => {
    if ((await readEventForStaff(tx, actor, input.eventId)) === null) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'events', [input.eventId])
    await lockEverySlot(tx, input.eventId)
    const event = await readEventForStaff(tx, actor, input.eventId)
    if (event === null) return refuse({ reason: 'not_found' })
    if (event.state === 'cancelled') return allow()
    if (event.state === 'draft') return refuse({ reason: 'not_published' })
    const now = await readClock(tx)
    if (event.endsAt <= now) return refuse({ reason: 'over' })
    if (because.fr === '' || because.en === '') return refuse({ reason: 'reason_needed' })
    await tx
      .updateTable('events')
      .set({
        state: 'cancelled',
        cancelled_at: now,
        cancelled_because: because.fr,
        cancelled_because_en: because.en,
        cancelled_by: actor.kind === 'person' ? actor.personId : null,
        version: event.version + 1,
      })
      .where('id', '=', event.id)
      .execute()
    await recordAudit(tx, actor, {
      action: 'event.cancelled',
      subject: { kind: 'event', id: event.id },
      brandId: event.brand.id,
    })
    await queueEffect(tx, { kind: 'events.wind_up', payload: { eventId: event.id } })
    return allow()
  })
}
