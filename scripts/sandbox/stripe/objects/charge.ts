import type Stripe from 'stripe'
import type { CardOutcome, TestCard } from '../cards'
import { newId, randomText } from '../ids'

/** A card hold lasts seven days from the charge. */
const HOLD_SECONDS = 7 * 86_400

export type WantedCharge = {
  created: number
  publicOrigin: string
  intent: Stripe.PaymentIntent
  method: Stripe.PaymentMethod
  card: TestCard
  outcome: CardOutcome
  /** Whether the holder has just passed a 3-D Secure challenge. */
  authenticated: boolean
}

/** A charge as it stands right after the attempt: captured, held for a later capture, or failed. */
export function buildCharge(wanted: WantedCharge): Stripe.Charge {
  const { created, intent, method, outcome } = wanted
  const id = newId('charge')
  const failed = outcome.kind === 'declines'
  const captured = !failed && intent.capture_method !== 'manual'
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'CONNIVENCE',
    captured,
    created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failed ? outcome.code : null,
    failure_message: failed ? outcome.message : null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(outcome),
    paid: !failed,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card', card: cardDetails(wanted, failed, captured) },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: failed ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  } as Stripe.Charge
}

function outcomeOf(outcome: CardOutcome) {
  const declined = outcome.kind === 'declines'
  return {
    advice_code: declined ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: declined ? '05' : null,
    network_status: declined ? 'declined_by_network' : 'approved_by_network',
    reason: declined ? (outcome.declineCode ?? outcome.code) : null,
    risk_level: 'normal',
    risk_score: 12,
    seller_message: declined
      ? 'The bank did not return any further details with this decline.'
      : 'Payment complete.',
    type: declined ? 'issuer_declined' : 'authorized',
  }
}

function cardDetails(wanted: WantedCharge, failed: boolean, captured: boolean) {
  const { card, method, intent, authenticated, created } = wanted
  const held = !failed && !captured
  return {
    amount_authorized: failed ? null : intent.amount,
    authorization_code: failed ? null : randomText(6).toUpperCase(),
    brand: card.brand,
    ...(held ? { capture_before: created + HOLD_SECONDS } : {}),
    checks: {
      address_line1_check: null,
      address_postal_code_check: null,
      cvc_check: failed ? 'unchecked' : 'pass',
    },
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: method.card?.exp_month,
    exp_year: method.card?.exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint: method.card?.fingerprint,
    funding: 'credit',
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.number.slice(-4),
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: randomText(15),
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: authenticated
      ? { authentication_flow: 'challenge', result: 'authenticated', result_reason: null, version: '2.2.0' }
      : null,
    transaction_link_id: null,
    wallet: null,
  }
}
