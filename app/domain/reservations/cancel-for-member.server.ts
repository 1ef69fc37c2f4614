import type { DatabaseOrTx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import {
  type CancelledReservation,
  endCancelled,
  factsOfCancelling,
  isLetGo,
  moneyOwed,
} from './cancel-reservation.server'
import { mayCancelForMember, type ReturnKind } from './change-for-member'
import { findReservationForStaff, type OfEvent } from './find-for-staff.server'
import { keepAct } from './keep-act.server'
import { lockDeposits, readDeposits } from './kept-deposits.server'
import type { Cancellation, CancelRefusal } from './policy'
import type { KeptDeposit } from './stakes'
import type { ReservationRow } from './store.server'

/** `offered`: seats on offer are answered, or run out; what was offered is not taken back. */
export type HouseCancelRefusal = CancelRefusal | { reason: 'offered' }
export type CancelForMemberRefusal =
  | { reason: 'not_found' }
  | { reason: 'no_reason' }
  | HouseCancelRefusal
  /** A step of the terms passed since the page was shown; `cancellation` is what holds now. */
  | { reason: 'other_amount'; cancellation: Cancellation }

/** What letting go would do at this instant, by the terms and whole. Refuses what the command would. Changes nothing. */
export async function previewCancellationForMember(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  asked: OfEvent,
): Promise<Result<Record<ReturnKind, Cancellation>, { reason: 'not_found' } | HouseCancelRefusal>> {
  const reservation = await findReservationForStaff(ctx.db, actor, asked)
  if (!reservation) return refuse({ reason: 'not_found' })
  const kept = await readDeposits(ctx.db, reservation.id)
  const terms = await decide(ctx.db, reservation, kept, 'terms')
  const whole = await decide(ctx.db, reservation, kept, 'whole')
  if (!terms.ok) return terms
  return whole.ok ? allow({ terms: terms.value, whole: whole.value }) : whole
}

/**
 * Lets go of a reservation in its member's place, until the event begins: someone of the event's brand does so, with a
 * reason that is kept, and says whether what was paid goes back by the terms or whole. `shown` is the amount that the
 * page promised: exactly that is owed, or nothing happens. The seats go to those who wait, and a letter tells the
 * member, with `word` where the house adds one. Pressed again it is the same answer.
 */
export async function cancelForMember(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: OfEvent & { returns: ReturnKind; shown: number; reason: string; word: string },
): Promise<Result<CancelledReservation, CancelForMemberRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findReservationForStaff(tx, actor, input)
    if (!found) return refuse({ reason: 'not_found' })
    const reason = input.reason.trim()
    if (reason === '') return refuse({ reason: 'no_reason' })
    await lockRows(tx, 'reservations', [found.id])
    const money = await lockDeposits(tx, found.id)
    const reservation = (await findReservationForStaff(tx, actor, input)) ?? found
    if (isLetGo(reservation)) return allow({ returned: moneyOwed(money) })
    const decision = await decide(tx, reservation, money, input.returns)
    if (!decision.ok) return decision
    const cancellation = decision.value
    if ((cancellation.returned?.amount ?? 0) !== input.shown)
      return refuse({ reason: 'other_amount', cancellation })
    const { returns } = input
    const word = input.word.trim()
    const because = await endCancelled(tx, reservation, money, cancellation, { word })
    await keepAct(
      tx,
      actor,
      { id: reservation.id, brandId: reservation.event.brandId },
      { act: 'cancelled', reason, word, returns, passesLine: false },
      {
        action: `reservation.${because}`,
        details: { seats: reservation.seats, returned: cancellation.returned?.amount ?? 0 },
      },
    )
    return allow({ returned: cancellation.returned })
  })
}

async function decide(
  db: DatabaseOrTx,
  reservation: ReservationRow,
  kept: readonly KeptDeposit[],
  returns: ReturnKind,
) {
  return mayCancelForMember({ ...(await factsOfCancelling(db, reservation, kept)), returns })
}
