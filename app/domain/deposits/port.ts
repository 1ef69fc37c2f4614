import type { Locale } from '~/shared/copy'

export type OpenCheckout = {
  depositId: string
  /** What the money is for, kept with Stripe's objects beside the deposit's id. */
  subject: { reservationId: string } | { applicationId: string }
  amount: number
  currency: string
  label: string
  address: string
  locale: Locale
  expiresAt: Date
  successUrl: string
  cancelUrl: string
}

/** A checkout as Stripe holds it now. `payment` is there once a payment was tried. */
export type CheckoutReading = {
  sessionId: string
  state: 'open' | 'complete' | 'expired'
  payment: PaymentReading | null
}

/** Every attempt to pay and every way back, as Stripe holds them now: amounts in minor units, oldest first. */
export type PaymentReading = {
  paymentIntentId: string
  status: 'succeeded' | 'authorised' | 'processing' | 'waiting' | 'cancelled'
  currency: string
  charges: ChargeReading[]
  refunds: RefundReading[]
}

/** One attempt: `captured` took the money, `authorised` only holds it. */
export type ChargeReading = {
  chargeId: string
  outcome: 'captured' | 'authorised' | 'failed' | 'pending'
  amount: number
  at: Date
}

/** `refundId` is the house's own id of the refund, null for one that was made elsewhere, at Stripe's own pages. */
export type RefundReading = {
  stripeRefundId: string
  refundId: string | null
  amount: number
  status: 'succeeded' | 'pending' | 'failed'
  at: Date
}

/** What a webhook said: where to look, nothing more. */
export type PaymentEvent = { id: string; type: string; objectId: string }

/** Stripe, as the deposits need it. Every write carries a deterministic idempotency key; errors of the network are thrown. */
export type PaymentPort = {
  openCheckout: (
    checkout: OpenCheckout,
    idempotencyKey: string,
  ) => Promise<{ sessionId: string; url: string }>
  /** Ends an open checkout; one that was already paid or over is left as it is. Answers what it is now. */
  closeCheckout: (sessionId: string) => Promise<CheckoutReading>
  readCheckout: (sessionId: string) => Promise<CheckoutReading>
  refund: (
    refund: { refundId: string; depositId: string; paymentIntentId: string; amount: number },
    idempotencyKey: string,
  ) => Promise<RefundReading>
  /** Asks Stripe to which deposit and checkout one of its objects belongs; null when it is not a deposit's. */
  findDeposit: (objectId: string) => Promise<{ depositId: string; sessionId: string | null } | null>
  /** Verifies a webhook's signature; null when it is not Stripe's. */
  readWebhook: (rawBody: string, signature: string | null) => PaymentEvent | null
}
