import type { Tx } from '~db/client'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import { standingOf } from '../reservations/policy'
import { markLapsed } from '../reservations/store.server'
import type { EndCause, ReservationState } from '../reservations/types'
import { endEntry, findLivingEntries } from './store.server'
import type { EntryEnd, LineEvent } from './types'

const house: Actor = { kind: 'system' }
/** Whoever leaves so many offers without an answer is taken to have other plans. */
export const unansweredAtMost = 2

/**
 * Brings each party that was offered seats to where its offer is by now: taken up, it is seated; declined, it has left;
 * lapsed without an answer, it waits again at the end of the line, the second time not at all. The caller holds the line.
 */
export async function settleOffers(tx: Tx, event: LineEvent, now: Date): Promise<void> {
  for (const entry of await findLivingEntries(tx, event.id)) {
    const offer = await findLatest(tx, entry.id)
    if (entry.state === 'waiting') {
      if (await isSeatedOtherwise(tx, event.id, entry.personId))
        await end(tx, event, entry.id, { because: 'seated', now })
      continue
    }
    if (!offer) throw new Error('a party with an offer has a reservation')
    const standing = standingOf(offer, now)
    switch (standing) {
      case 'offered':
        break
      case 'held':
      case 'confirmed':
        await end(tx, event, entry.id, { because: 'seated', now })
        break
      case 'cancelled':
        await end(tx, event, entry.id, { because: causeOf(offer.because), now })
        break
      case 'lapsed':
        if (offer.state === 'offered') await markLapsed(tx, offer.id, now)
        if (entry.offersMade >= unansweredAtMost)
          await end(tx, event, entry.id, { because: 'unanswered', now })
        else await returnToEnd(tx, entry.id, now)
    }
  }
}

/** Closes the whole line of an event that is over or will not be. */
export async function endLine(
  tx: Tx,
  event: LineEvent,
  { because, now }: { because: 'event_over' | 'event_cancelled'; now: Date },
): Promise<void> {
  for (const { id } of await findLivingEntries(tx, event.id)) await end(tx, event, id, { because, now })
}

async function end(
  tx: Tx,
  event: LineEvent,
  id: string,
  { because, now }: { because: EntryEnd; now: Date },
): Promise<void> {
  await endEntry(tx, id, { because, now })
  await recordAudit(tx, house, {
    action: 'waitlist.ended',
    subject: { kind: 'waitlist_entry', id },
    brandId: event.brandId,
    details: { because },
  })
}

async function returnToEnd(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('waitlist_entries')
    .set({ state: 'waiting', joined_at: now })
    .where('id', '=', id)
    .execute()
}

function causeOf(because: EndCause | null): EntryEnd {
  return because === 'event_cancelled' ? 'event_cancelled' : 'declined'
}

async function findLatest(tx: Tx, entryId: string) {
  const row = await tx
    .selectFrom('reservations')
    .select(['id', 'state', 'expires_at as expiresAt', 'ended_because as because'])
    .where('waitlist_entry_id', '=', entryId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, state: row.state as ReservationState, because: row.because as EndCause | null }
}

async function isSeatedOtherwise(tx: Tx, eventId: string, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('reservations')
    .select('id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .where('state', '=', 'confirmed')
    .executeTakeFirst()
  return row !== undefined
}
