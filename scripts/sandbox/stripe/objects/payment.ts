import type Stripe from 'stripe'
import type { TestCard } from '../cards'
import { newId, randomText } from '../ids'

export function buildPaymentIntent(
  created: number,
  amount: number,
  currency: string,
  given: Partial<Stripe.PaymentIntent>,
): Stripe.PaymentIntent {
  const id = newId('paymentIntent')
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created,
    currency,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
    ...given,
  }
}

export type CardEntry = {
  card: TestCard
  expMonth: number
  expYear: number
  name: string
  email: string | null
}

/** Keeps brand and last four digits; the number itself stays out. */
export function buildPaymentMethod(created: number, entry: CardEntry): Stripe.PaymentMethod {
  const { card } = entry
  return {
    id: newId('paymentMethod'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: billingDetails(entry),
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: card.country,
      display_brand: card.brand,
      exp_month: entry.expMonth,
      exp_year: entry.expYear,
      fingerprint: `sandbox${card.number.slice(-8)}`,
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    } as unknown as Stripe.PaymentMethod.Card,
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  }
}

export function billingDetails(entry: { name: string; email: string | null }) {
  const address = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }
  return { address, email: entry.email, name: entry.name, phone: null, tax_id: null }
}
