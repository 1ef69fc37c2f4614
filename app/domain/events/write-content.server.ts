import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import type { EventContent } from './content'
import { columnsOfContent, readContentForStaff } from './content-queries.server'
import { readEventForStaff } from './queries.server'

export type WriteContentRefusal =
  | { reason: 'not_found' }
  | { reason: 'cancelled' }
  /** The address was told with a published event: it changes with a notice to those who count on it. */
  | { reason: 'address_told' }
  /** So does what to wear. */
  | { reason: 'dress_told' }

/** Writes what the page of an event tells besides its facts, and the way there for those who are expected. */
export async function writeContent(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; content: EventContent },
): Promise<Result<undefined, WriteContentRefusal>> {
  const { eventId, content } = input
  return inTransaction(ctx.db, async tx => {
    if ((await readEventForStaff(tx, actor, eventId)) === null) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'events', [eventId])
    const event = await readEventForStaff(tx, actor, eventId)
    const before = await readContentForStaff(tx, actor, eventId)
    if (event === null || before === null) return refuse({ reason: 'not_found' })
    if (event.state === 'cancelled') return refuse({ reason: 'cancelled' })
    const isOther = (told: string, now: string) => event.state === 'published' && told !== '' && told !== now
    if (isOther(before.address, content.address)) return refuse({ reason: 'address_told' })
    const [told, now] = [before.dressCode, content.dressCode]
    if (isOther(told.fr, now.fr) || isOther(told.en, now.en)) return refuse({ reason: 'dress_told' })
    await tx.updateTable('events').set(columnsOfContent(content)).where('id', '=', eventId).execute()
    await recordAudit(tx, actor, {
      action: 'event.content_written',
      subject: { kind: 'event', id: eventId },
      brandId: event.brand.id,
    })
    return allow()
  })
}
