import type Stripe from 'stripe'
import type { CardOutcome, TestCard } from '../cards'
import { type Cause, emitEvent } from '../events'
import { buildCharge } from '../objects/charge'
import type { Sandbox } from '../state'
import { openDispute } from './open-dispute'

export type Attempt = {
  card: TestCard
  method: Stripe.PaymentMethod
  outcome: CardOutcome
  authenticated: boolean
}

/** Charges the card for an intent: the charge, the intent's new state and their events. */
export function attemptPayment(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  attempt: Attempt,
  cause: Cause,
): Stripe.PaymentIntent {
  const { card, method, outcome, authenticated } = attempt
  const charge = buildCharge({
    created: sandbox.now(),
    publicOrigin: sandbox.options.publicOrigin,
    intent,
    method,
    card,
    outcome,
    authenticated,
  })
  sandbox.charges.put(charge.id, charge)
  sandbox.chargeCards.put(charge.id, card.number)
  if (outcome.kind === 'declines') return recordDecline(sandbox, intent, charge, method, outcome, cause)

  const held = intent.capture_method === 'manual'
  const next: Stripe.PaymentIntent = {
    ...intent,
    amount_capturable: held ? intent.amount : 0,
    amount_received: held ? 0 : intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: held ? 'requires_capture' : 'succeeded',
  }
  sandbox.paymentIntents.put(next.id, next)
  emitEvent(sandbox, 'charge.succeeded', charge, cause)
  emitEvent(
    sandbox,
    held ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded',
    next,
    cause,
  )
  if (card.aftermath === 'dispute') openDispute(sandbox, charge, charge.amount, 'fraudulent', cause)
  return next
}

function recordDecline(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  method: Stripe.PaymentMethod,
  outcome: Extract<CardOutcome, { kind: 'declines' }>,
  cause: Cause,
): Stripe.PaymentIntent {
  const error = {
    advice_code: 'try_again_later',
    charge: charge.id,
    code: outcome.code,
    ...(outcome.declineCode ? { decline_code: outcome.declineCode } : {}),
    doc_url: `https://stripe.com/docs/error-codes/${outcome.code.replaceAll('_', '-')}`,
    message: outcome.message,
    payment_method: method,
    type: 'card_error' as const,
  }
  const next = failIntent(intent, error, charge.id)
  sandbox.paymentIntents.put(next.id, next)
  emitEvent(sandbox, 'charge.failed', charge, cause)
  emitEvent(sandbox, 'payment_intent.payment_failed', next, cause)
  return next
}

/** The holder failed or refused the 3-D Secure challenge: no charge is made. */
export function failAuthentication(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  cause: Cause,
): Stripe.PaymentIntent {
  const code = 'payment_intent_authentication_failure'
  const message =
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.'
  const doc_url = `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`
  const error = { code, doc_url, message, payment_method: method, type: 'invalid_request_error' as const }
  const next = failIntent(intent, error, intent.latest_charge)
  sandbox.paymentIntents.put(next.id, next)
  emitEvent(sandbox, 'payment_intent.payment_failed', next, cause)
  return next
}

function failIntent(
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
  charge: Stripe.PaymentIntent['latest_charge'],
): Stripe.PaymentIntent {
  return {
    ...intent,
    last_payment_error: error,
    latest_charge: charge,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  }
}
