import { judgeHouse } from '../eligibility/house-gates'
import type { HouseRefusal } from '../eligibility/types'
import { allow, type Result, refuse } from '../kernel/result'
import { type Change, type ChangeQuestion, compare, seated } from './change-policy'
import { type Cancellation, type CancelQuestion, type CancelRefusal, mayCancel, standingOf } from './policy'
import { returnAll, returnSome } from './stakes'

/** What goes back when the house lets go of seats for someone: what the terms say of the day, or all that was paid. */
export const returnKinds = ['terms', 'whole'] as const
export type ReturnKind = (typeof returnKinds)[number]

export type HouseChangeQuestion = ChangeQuestion & {
  returns: ReturnKind
  /** Whoever does it has said that the party passes before those who wait. */
  passesLine: boolean
}
export type HouseChangeRefusal =
  | HouseRefusal
  | { reason: 'not_confirmed'; next: 'none' }
  | { reason: 'begun'; next: 'none' }

/**
 * What does this change do when the house makes it in the member's place, and may it be made? Until the event begins,
 * whatever has closed to the member since; the seats, the slots and the line hold as for anyone. What leaves gives back
 * by the terms or whole, as the house chooses; a seat more is the house's to give, and asks for no deposit.
 */
export function mayChangeForMember(asked: HouseChangeQuestion): Result<Change, HouseChangeRefusal> {
  const { reservation, now, returns, passesLine } = asked
  if (standingOf(reservation, now) !== 'confirmed') return refuse({ reason: 'not_confirmed', next: 'none' })
  // What the house adds it gives: nothing waits for a deposit.
  const change = compare({ ...asked, price: null })
  if (change.kind === 'keep') return allow(change)
  if (now >= asked.eventStartsAt) return refuse({ reason: 'begun', next: 'none' })
  const { before, after } = change.seats
  const judged = judgeHouse({
    ...asked,
    ...(after > before ? {} : seated(asked, change)),
    // Who comes was judged when they were seated.
    ages: null,
    guests: after - 1,
    isOwedToLine: asked.isOwedToLine && !passesLine,
  })
  if (!judged.ok) {
    const { gate: _, ...refusal } = judged
    return refusal
  }
  if (after >= before) return allow(change)
  const whole = asked.isOwedWhole || returns === 'whole'
  return allow({
    ...change,
    ...returnSome(asked.stakes, { leaving: before - after, seats: before, now, whole }),
  })
}

/**
 * What does letting go do when the house does it in the member's place? What the member's own would do; and the house
 * may give back whole what the terms would keep. An offer is not taken back: it is answered, or runs out.
 */
export function mayCancelForMember(
  asked: CancelQuestion & { returns: ReturnKind },
): Result<Cancellation, CancelRefusal | { reason: 'offered' }> {
  if (standingOf(asked.reservation, asked.now) === 'offered') return refuse({ reason: 'offered' })
  const judged = mayCancel(asked)
  if (!judged.ok || judged.value.kind === 'release' || asked.returns === 'terms') return judged
  return allow({ ...judged.value, ...returnAll(asked.stakes, asked.now, true) })
}
