import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { findReservationForStaff, type OfEvent } from '../reservations/find-for-staff.server'
import { keepAct } from '../reservations/keep-act.server'
import type { ReservationRow } from '../reservations/store.server'
import { readGuestRule, writeGuests } from '../reservations/write-guests.server'
import { readBefore, writeReservationChanged } from '../reservations/write-reservation-changed.server'
import { type AnswerRefusal, mayAnswer } from './policy'
import { lateNames } from './schema'

export type NameLateRefusal =
  | { reason: 'not_found' }
  | { reason: 'no_name' }
  | { reason: 'no_reason' }
  /** More names than the party has seats without one. */
  | { reason: 'too_many'; unnamed: number }
  | AnswerRefusal

/**
 * The house names guests for the seats of a party that have none, before the date for names or after it, with a reason
 * that is kept. Whom it names it receives: nobody's word is waited for. Passes stay good; a letter tells the member.
 * Names that the party has already are not written twice, so that a second press does nothing more. For those who do the
 * brand's work.
 */
export async function nameLate(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  asked: OfEvent & { names: readonly string[]; because: string },
): Promise<Result<{ named: number }, NameLateRefusal>> {
  const read = lateNames.safeParse({ names: [...asked.names], because: asked.because })
  return inTransaction(ctx.db, async tx => {
    const seen = await findReservationForStaff(tx, actor, asked)
    if (!seen) return refuse({ reason: 'not_found' })
    if (!read.success) return refuse({ reason: 'no_reason' })
    const { because } = read.data
    const wished = [...new Set(read.data.names.filter(name => name !== ''))]
    if (wished.length === 0) return refuse({ reason: 'no_name' })
    await lockRows(tx, 'reservations', [seen.id])
    const reservation = (await findReservationForStaff(tx, actor, asked)) ?? seen
    const may = mayAnswer({ party: reservation, event: reservation.event, now: await readClock(tx) })
    if (!may.ok) return may
    const names = wished.filter(name => !reservation.guests.includes(name))
    if (names.length === 0) return allow({ named: 0 })
    const unnamed = reservation.seats - 1 - reservation.guests.length
    if (names.length > unnamed) return refuse({ reason: 'too_many', unnamed })
    await write(tx, actor, reservation, names)
    await keepAct(
      tx,
      actor,
      { id: reservation.id, brandId: reservation.event.brandId },
      { act: 'named', reason: because },
      { action: 'reservation.named_late', details: { names: names.length } },
    )
    return allow({ named: names.length })
  })
}

async function write(
  tx: Tx,
  actor: SignedIn,
  reservation: ReservationRow,
  names: readonly string[],
): Promise<void> {
  const before = await readBefore(tx, reservation)
  const rule = await readGuestRule(tx, reservation.event.id)
  await writeGuests(tx, reservation.id, [...reservation.guests, ...names], 'named')
  if (rule === 'reviewed')
    await tx
      .updateTable('guests')
      .set({ review: 'accepted', reviewed_at: await readClock(tx), reviewed_by: actor.personId })
      .where('reservation_id', '=', reservation.id)
      .where('position', '>', reservation.guests.length)
      .execute()
  await writeReservationChanged(tx, reservation.id, before, { returned: null, renewsPasses: false })
}
