import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { hashAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { isUuid } from '../kernel/uuid'
import { suppress } from '../permission/suppress.server'
import type { CarrierEvent } from './port'

/** How far each state is along a letter's life: an event never takes a letter back. */
const progress = ['held', 'queued', 'sending', 'sent', 'delivered', 'failed', 'bounced', 'complained']
const stateOf: Record<string, string> = {
  'email.sent': 'sent',
  'email.delivered': 'delivered',
  'email.failed': 'failed',
  'email.suppressed': 'bounced',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
}

/**
 * Takes what the carrier tells of a letter: once per event id, in whatever order they come, never backwards. The
 * letter is found by the tag it left with, so an event also answers for a call whose answer was lost. A permanent
 * bounce or a complaint suppresses the address for every brand.
 */
export async function recordCarrierEvent(ctx: Ctx, event: CarrierEvent): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    const letter = await tx
      .selectFrom('letters as l')
      .innerJoin('persons as p', 'p.id', 'l.person_id')
      .select(['l.id', 'p.address_norm'])
      .where(eb =>
        eb.or([
          eb('l.provider_id', '=', event.providerId),
          ...(event.letterId !== null && isUuid(event.letterId) ? [eb('l.id', '=', event.letterId)] : []),
        ]),
      )
      .executeTakeFirst()
    const first = await tx
      .insertInto('letter_events')
      .values({
        id: event.id,
        letter_id: letter?.id ?? null,
        type: event.type,
        occurred_at: event.occurredAt,
      })
      .onConflict(oc => oc.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!letter || !first) return

    await lockRows(tx, 'letters', [letter.id])
    const { state } = await tx
      .selectFrom('letters')
      .select('state')
      .where('id', '=', letter.id)
      .executeTakeFirstOrThrow()
    const next = stateOf[event.type]
    if (next && progress.indexOf(next) > progress.indexOf(state)) {
      await tx
        .updateTable('letters')
        .set({
          state: next,
          provider_id: event.providerId,
          ...(next === 'delivered' && { delivered_at: event.occurredAt }),
          ...(progress.indexOf(state) < progress.indexOf('sent') && { sent_at: event.occurredAt }),
        })
        .where('id', '=', letter.id)
        .execute()
    }
    const ends = event.type === 'email.complained' ? 'complained' : event.permanent ? 'bounced' : null
    if (ends)
      await suppress(tx, { addressHash: hashAddress(letter.address_norm), brandId: null, reason: ends })
  })
}
