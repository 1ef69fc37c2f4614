import type Stripe from 'stripe'
import { type Cause, emitEvent } from '../events'
import type { Sandbox } from '../state'

/** Cancels an intent that has not been captured, and lets go of what its charge holds. */
export function cancelIntent(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
  cause: Cause,
): Stripe.PaymentIntent {
  const held = intent.status === 'requires_capture'
  const canceled: Stripe.PaymentIntent = {
    ...intent,
    amount_capturable: 0,
    canceled_at: sandbox.now(),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  }
  sandbox.paymentIntents.put(canceled.id, canceled)
  const charge =
    held && typeof intent.latest_charge === 'string' ? sandbox.charges.get(intent.latest_charge) : undefined
  if (charge) {
    const released: Stripe.Charge = { ...charge, amount_refunded: charge.amount, refunded: true }
    sandbox.charges.put(released.id, released)
    emitEvent(sandbox, reason === 'automatic' ? 'charge.expired' : 'charge.refunded', released, cause)
  }
  emitEvent(sandbox, 'payment_intent.canceled', canceled, cause)
  return canceled
}

/** Takes the held money, or a part of it; the rest is let go. */
export function captureIntent(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  amount: number,
  metadata: Record<string, string>,
  cause: Cause,
): Stripe.PaymentIntent {
  const captured: Stripe.Charge = {
    ...charge,
    amount_captured: amount,
    amount_refunded: charge.amount - amount,
    captured: true,
  }
  const next: Stripe.PaymentIntent = {
    ...intent,
    amount_capturable: 0,
    amount_received: amount,
    metadata,
    status: 'succeeded',
  }
  sandbox.charges.put(captured.id, captured)
  sandbox.paymentIntents.put(next.id, next)
  emitEvent(sandbox, 'charge.captured', captured, cause)
  emitEvent(sandbox, 'payment_intent.succeeded', next, cause)
  return next
}
