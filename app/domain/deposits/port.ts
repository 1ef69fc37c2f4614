import type { Locale } from '~/shared/copy'

export type OpenCheckout = {
  depositId: string
  reservationId: string
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

export type PaymentReading = {
  paymentIntentId: string
  status: 'succeeded' | 'authorised' | 'processing' | 'waiting' | 'cancelled'
  amountReceived: number
  currency: string
  chargeId: string | null
  at: Date
  refunds: { refundId: string; amount: number; status: 'succeeded' | 'pending' | 'failed'; at: Date }[]
}

/** What a webhook said: where to look, nothing more. */
export type PaymentEvent = { id: string; type: string; objectId: string; depositId: string | null; paymentIntentId: string | null }

/** Stripe, as the deposits need it. Every write carries a deterministic idempotency key; errors of the network are thrown. */
export type PaymentPort = {
  openCheckout: (checkout: OpenCheckout, idempotencyKey: string) => Promise<{ sessionId: string; url: string }>
  /** Ends an open checkout. Says so when it was already paid or over. */
  closeCheckout: (sessionId: string) => Promise<CheckoutReading>
  readCheckout: (sessionId: string) => Promise<CheckoutReading>
  refund: (
    refund: { refundId: string; depositId: string; paymentIntentId: string; amount: number },
    idempotencyKey: string,
  ) => Promise<{ stripeRefundId: string; status: 'succeeded' | 'pending' | 'failed'; at: Date }>
  /** Verifies a webhook's signature; null when it is not Stripe's. */
  readWebhook: (rawBody: string, signature: string | null) => PaymentEvent | null
}
