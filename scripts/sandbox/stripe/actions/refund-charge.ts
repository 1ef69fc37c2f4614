import type Stripe from 'stripe'
import { findTestCard } from '../cards'
import { refused } from '../errors'
import { type Cause, emitEvent } from '../events'
import { buildRefund } from '../objects/aftermath'
import { plainAmount } from '../params/currencies'
import type { Sandbox } from '../state'

/** What a charge can still give back: a failed refund counts as not made. Minor units. */
export function refundable(charge: Stripe.Charge): number {
  return charge.amount - charge.amount_refunded
}

/** Gives money back, never more than the charge still holds. */
export function refundCharge(
  sandbox: Sandbox,
  charge: Stripe.Charge,
  amount: number | undefined,
  given: Partial<Stripe.Refund>,
  cause: Cause,
): Stripe.Refund {
  if (charge.disputed) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`
    throw refused(message, { code: 'charge_disputed' })
  }
  const left = refundable(charge)
  if (left <= 0) {
    const message = `Charge ${charge.id} has already been refunded.`
    throw refused(message, { code: 'charge_already_refunded' })
  }
  const wanted = amount ?? left
  if (wanted > left) {
    const what = charge.amount_refunded > 0 ? 'unrefunded amount on charge' : 'charge amount'
    const [asked, most] = [plainAmount(wanted, charge.currency), plainAmount(left, charge.currency)]
    throw refused(`Refund amount (${asked}) is greater than ${what} (${most})`, { param: 'amount' })
  }
  const refund = buildRefund(sandbox.now(), charge, wanted, given)
  const total = charge.amount_refunded + wanted
  const changed: Stripe.Charge = { ...charge, amount_refunded: total, refunded: total === charge.amount }
  sandbox.refunds.put(refund.id, refund)
  sandbox.charges.put(changed.id, changed)
  emitEvent(sandbox, 'charge.refunded', changed, cause, {
    amount_refunded: charge.amount_refunded,
    refunded: charge.refunded,
  })
  emitEvent(sandbox, 'refund.created', refund, cause)
  const card = findTestCard(sandbox.chargeCards.get(charge.id) ?? '')
  if (card?.aftermath === 'refund-fails') failRefund(sandbox, refund, cause)
  return refund
}

/** The bank sends a refund back: the charge holds the money again. */
function failRefund(sandbox: Sandbox, refund: Stripe.Refund, cause: Cause) {
  const charge = typeof refund.charge === 'string' ? sandbox.charges.get(refund.charge) : undefined
  if (!charge) throw new Error(`The refund ${refund.id} has no charge.`)
  const failed: Stripe.Refund = { ...refund, failure_reason: 'expired_or_canceled_card', status: 'failed' }
  const amount_refunded = charge.amount_refunded - refund.amount
  sandbox.refunds.put(failed.id, failed)
  sandbox.charges.put(charge.id, { ...charge, amount_refunded, refunded: false })
  emitEvent(sandbox, 'refund.updated', failed, cause, { status: refund.status })
  emitEvent(sandbox, 'refund.failed', failed, cause)
}
