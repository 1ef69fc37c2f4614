import type { OwedRefund } from '../deposits/types'
import { explainRefundSteps, type RefundPromise } from '../events/policy'
import type { Money } from '../events/types'
import type { KeptDeposit } from './stakes'

export type DepositView = Money & {
  /** Minor units taken, and of these, arrived back. */
  paid: number
  refunded: number
  /** What ended it. */
  refund: Pick<OwedRefund, 'amount' | 'because' | 'standing'> | null
  /** What went back, or is on its way, for seats that left the party. */
  sharesReturned: number
  /** The terms in force when it was booked, each with its last day at the venue. */
  promises: RefundPromise[]
}

/** The deposits of a reservation as one: what was asked and moved in all, with the terms of the first. */
export function tellDeposits(kept: readonly KeptDeposit[]): DepositView | null {
  const [first] = kept
  if (!first) return null
  const sum = (of: (each: KeptDeposit) => number) => kept.reduce((total, each) => total + of(each), 0)
  const ends = kept.flatMap(({ ledger }) => ledger.refund ?? [])
  const { refundSteps, eventStartsAt, timeZone, currency } = first.deposit
  return {
    amount: sum(({ deposit, ledger }) => deposit.amount - sumOf(ledger.shares)),
    currency,
    paid: sum(({ ledger }) => ledger.captured),
    refunded: sum(({ ledger }) => ledger.refunded),
    refund: addUp(ends),
    sharesReturned: sum(({ ledger }) => sumOf(ledger.shares.flatMap(share => share.refund ?? []))),
    promises: explainRefundSteps(refundSteps, eventStartsAt, timeZone),
  }
}

/** Several ways back as one: it has arrived when all have, and failed when one has. */
function addUp(refunds: readonly OwedRefund[]): DepositView['refund'] {
  const [first] = refunds
  if (!first) return null
  const has = (standing: OwedRefund['standing']) => refunds.some(each => each.standing === standing)
  const standing = has('failed') ? 'failed' : has('on_its_way') ? 'on_its_way' : 'returned'
  return { amount: sumOf(refunds), because: first.because, standing }
}

function sumOf(parts: readonly { amount: number }[]): number {
  return parts.reduce((total, { amount }) => total + amount, 0)
}
