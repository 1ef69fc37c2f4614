import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readEventForStaff } from '../events/queries.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { readsWishesOf } from './wish-queries.server'

export type HeedWishesRefusal = { reason: 'none_chosen' | 'not_found' | 'cancelled' }

/**
 * Says of wishes that the house has read them and, with an event, that they helped to shape it: their members are told
 * so on their own page. For those who may read the wishes and run the event. Said twice it is written once. Refuses
 * `none_chosen`; `not_found` for an event or wishes that are not theirs; `cancelled`.
 */
export async function heedWishes(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  { wishIds, eventId }: { wishIds: readonly string[]; eventId: string | null },
): Promise<Result<{ count: number }, HeedWishesRefusal>> {
  const asked = [...new Set(wishIds.filter(isUuid))]
  if (asked.length === 0) return refuse({ reason: 'none_chosen' })
  return inTransaction(ctx.db, async tx => {
    const event = eventId ? await readEventForStaff(tx, actor, eventId) : null
    if (eventId && !event) return refuse({ reason: 'not_found' })
    if (event?.state === 'cancelled') return refuse({ reason: 'cancelled' })
    const wishes = await tx
      .selectFrom('wishes as w')
      .select('w.id')
      .where('w.id', 'in', asked)
      .where('w.withdrawn_at', 'is', null)
      .where(readsWishesOf(actor))
      .orderBy('w.id')
      .forUpdate()
      .execute()
    if (wishes.length === 0) return refuse({ reason: 'not_found' })
    const ids = wishes.map(({ id }) => id)
    await tx
      .updateTable('wishes')
      .set({ read_at: sql<Date>`clock_timestamp()`, read_by: actor.personId })
      .where('id', 'in', ids)
      .where('read_at', 'is', null)
      .execute()
    if (event) await link(tx, actor, ids, event.id)
    await recordAudit(tx, actor, {
      action: event ? 'wishes.used' : 'wishes.read',
      subject: event ? { kind: 'event', id: event.id } : { kind: 'wish', id: ids[0] ?? '' },
      ...(event && { brandId: event.brand.id }),
      details: { count: ids.length },
    })
    return allow({ count: ids.length })
  })
}

async function link(tx: Tx, actor: SignedIn, wishIds: readonly string[], eventId: string): Promise<void> {
  await tx
    .insertInto('wish_uses')
    .values(wishIds.map(id => ({ wish_id: id, event_id: eventId, linked_by: actor.personId })))
    .onConflict(oc => oc.doNothing())
    .execute()
}
