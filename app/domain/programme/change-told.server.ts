import type { Bilingual } from '~/shared/copy'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { lockEverySlot } from '../events/lock-slots.server'
import { readEventForStaff } from '../events/queries.server'
import type { ToldChange } from '../events/told-facts'
import { freeEndedCrews, lockCrews, lockFleet, readDrives } from '../fleet/store.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import type { ToldWish } from './plan-change'
import { type PrepareRefusal, prepareChange } from './prepare-change.server'
import { followChange, writeChange } from './write-change.server'

export type ChangeToldRefusal =
  | PrepareRefusal
  | { reason: 'reason_needed' }
  /** The event, or its drives, are no longer what was before the eyes of whoever pressed. */
  | { reason: 'moved_on' }

export type ChangeTold = {
  eventId: string
  /** Chosen by the form: pressed twice, the change is one. */
  key: string
  wish: ToldWish
  because: Bilingual
  /** That of the change as it was shown. */
  mark: string
}

/**
 * Changes what people who come count on, exactly as it was shown, in one transaction: the event, its slots, the crews of
 * its drives (all of them or nothing), its history. The letters that tell it leave a little later, each with what is
 * other for its reader; so do the reminder and the thanks, on their new days.
 */
export async function changeTold(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { eventId, key, wish, mark, ...input }: ChangeTold,
): Promise<Result<{ changes: ToldChange[] }, ChangeToldRefusal>> {
  const because = { fr: input.because.fr.trim().slice(0, 600), en: input.because.en.trim().slice(0, 600) }
  return inTransaction(ctx.db, async tx => {
    if ((await readEventForStaff(tx, actor, eventId)) === null) return refuse({ reason: 'not_found' })
    const locked = await lockAll(tx, eventId)
    if (await isDone(tx, key, eventId)) return allow({ changes: [] })
    const prepared = await prepareChange(tx, actor, { eventId, wish }, locked)
    if (!prepared.ok) return prepared
    if (prepared.value.mark !== mark) return refuse({ reason: 'moved_on' })
    if (because.fr === '' || because.en === '') return refuse({ reason: 'reason_needed' })
    await writeChange(tx, prepared.value)
    await followChange(tx, actor, prepared.value, { key, because })
    return allow({ changes: prepared.value.changes })
  })
}

/** What a request for seats, a cancellation and a plan of drives lock too, in the one order. */
async function lockAll(tx: Tx, eventId: string) {
  await lockRows(tx, 'events', [eventId])
  await lockEverySlot(tx, eventId)
  const before = await readDrives(tx, eventId)
  await lockRows(tx, 'reservations', [...new Set(before.map(drive => drive.reservationId))])
  const fleet = await lockFleet(tx, [eventId])
  await freeEndedCrews(tx, fleet)
  const crewed = (await readDrives(tx, eventId)).filter(drive => drive.crew !== null)
  return { fleet, writable: await lockCrews(tx, crewed) }
}

async function isDone(tx: Tx, key: string, eventId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('event_changes')
    .select('id')
    .where('id', '=', key)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return row !== undefined
}
