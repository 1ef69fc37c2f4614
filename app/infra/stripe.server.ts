import Stripe from 'stripe'

type Log = Record<'info' | 'warn' | 'error', (fields: Record<string, unknown>, message: string) => void>

export type StripeOptions = {
  secretKey: string
  apiBase?: string
  webhookSecret: string
  log: Log
  timeoutMs?: number
}

type Checkout = {
  depositId: string
  subject: { reservationId: string } | { applicationId: string }
  amount: number
  currency: string
  label: string
  address: string
  locale: 'fr' | 'en'
  expiresAt: Date
  successUrl: string
  cancelUrl: string
}

/**
 * Stripe as the house's till. Amounts are integer minor units. Every write takes an idempotency key from the caller; the
 * SDK repeats a call twice on a broken connection, under the same key. Whatever stays unanswered is thrown.
 */
export function createStripePayments({
  secretKey,
  apiBase,
  webhookSecret,
  log,
  timeoutMs = 10_000,
}: StripeOptions) {
  const stripe = new Stripe(secretKey, {
    ...hostOf(apiBase),
    maxNetworkRetries: 2,
    timeout: timeoutMs,
    telemetry: false,
  })

  async function readCheckout(sessionId: string) {
    const session = await stripe.checkout.sessions.retrieve(sessionId, { expand: ['payment_intent'] })
    const intent = session.payment_intent
    if (typeof intent === 'string') throw new Error('Stripe did not expand the payment of a checkout')
    return {
      sessionId: session.id,
      state: readState(session.status),
      payment: intent ? await readPayment(stripe, intent) : null,
    }
  }

  return {
    readCheckout,

    /**
     * Opens a hosted payment page. An answer of 5xx, or a key that was first used with another body, stays with the key
     * for a day; the second key then opens a page of its own. The caller hands out one address only, the one it kept,
     * so that a page whose address was never told cannot be paid.
     */
    async openCheckout(checkout: Checkout, idempotencyKey: string) {
      const params = checkoutParams(checkout)
      const session = await stripe.checkout.sessions
        .create(params, { idempotencyKey })
        .catch((error: unknown) => {
          if (!keepsFailing(error)) throw error
          log.warn(
            { depositId: checkout.depositId, error: error.type },
            'a checkout is opened under its second key',
          )
          return stripe.checkout.sessions.create(params, { idempotencyKey: `${idempotencyKey}:second` })
        })
      if (!session.url) throw new Error('Stripe opened a checkout without an address')
      return { sessionId: session.id, url: session.url }
    },

    async closeCheckout(sessionId: string) {
      try {
        await stripe.checkout.sessions.expire(sessionId)
      } catch (error) {
        // Only an open checkout can be closed: one that was paid or is over is refused, and read instead.
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError) || error.statusCode !== 400)
          throw error
      }
      return readCheckout(sessionId)
    },

    async refund(
      refund: { refundId: string; depositId: string; paymentIntentId: string; amount: number },
      idempotencyKey: string,
    ) {
      const { refundId, depositId, paymentIntentId, amount } = refund
      const made = await stripe.refunds.create(
        { payment_intent: paymentIntentId, amount, metadata: { refundId, depositId } },
        { idempotencyKey },
      )
      return readRefund(made)
    },

    findDeposit: (objectId: string) => findDeposit(stripe, objectId),

    readWebhook(rawBody: string, signature: string | null) {
      if (!signature) return null
      try {
        const event = stripe.webhooks.constructEvent(rawBody, signature, webhookSecret)
        const object = event.data.object as { id?: unknown }
        return typeof object.id === 'string' ? { id: event.id, type: event.type, objectId: object.id } : null
      } catch {
        return null
      }
    },
  }
}

/** Stripe keeps the answer of a 5xx under its key, and refuses a key that comes with another body. */
function keepsFailing(error: unknown): error is Stripe.errors.StripeError {
  if (!(error instanceof Stripe.errors.StripeError)) return false
  if (error instanceof Stripe.errors.StripeIdempotencyError) return error.statusCode === 400
  return error.statusCode !== undefined && error.statusCode >= 500
}

function checkoutParams(checkout: Checkout): Stripe.Checkout.SessionCreateParams {
  const metadata = { depositId: checkout.depositId, ...checkout.subject }
  return {
    mode: 'payment',
    submit_type: 'pay',
    // A payment that settles days later could not confirm seats that are held for minutes.
    allowed_payment_method_types: ['card'],
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: checkout.currency.toLowerCase(),
          unit_amount: checkout.amount,
          product_data: { name: checkout.label },
        },
      },
    ],
    customer_email: checkout.address,
    client_reference_id: checkout.depositId,
    locale: checkout.locale,
    expires_at: Math.floor(checkout.expiresAt.getTime() / 1000),
    success_url: checkout.successUrl,
    cancel_url: checkout.cancelUrl,
    metadata,
    payment_intent_data: { metadata },
  }
}

async function readPayment(stripe: Stripe, intent: Stripe.PaymentIntent) {
  const [charges, refunds] = await Promise.all([
    stripe.charges.list({ payment_intent: intent.id, limit: 100 }),
    stripe.refunds.list({ payment_intent: intent.id, limit: 100 }),
  ])
  return {
    paymentIntentId: intent.id,
    status: readStatus(intent.status),
    currency: intent.currency.toUpperCase(),
    charges: charges.data.map(readCharge).reverse(),
    refunds: refunds.data.map(readRefund).reverse(),
  }
}

function readCharge(charge: Stripe.Charge) {
  const at = new Date(charge.created * 1000)
  if (charge.status === 'failed')
    return { chargeId: charge.id, outcome: 'failed' as const, amount: charge.amount, at }
  if (charge.status === 'pending')
    return { chargeId: charge.id, outcome: 'pending' as const, amount: charge.amount, at }
  return charge.captured
    ? { chargeId: charge.id, outcome: 'captured' as const, amount: charge.amount_captured, at }
    : { chargeId: charge.id, outcome: 'authorised' as const, amount: charge.amount, at }
}

function readRefund(refund: Stripe.Refund) {
  return {
    stripeRefundId: refund.id,
    refundId: refund.metadata?.refundId ?? null,
    amount: refund.amount,
    status: readRefundStatus(refund.status),
    at: new Date(refund.created * 1000),
  }
}

function readRefundStatus(status: string | null): 'succeeded' | 'pending' | 'failed' {
  if (status === 'succeeded') return 'succeeded'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}

function readState(status: string | null): 'open' | 'complete' | 'expired' {
  if (status === 'complete' || status === 'expired') return status
  return 'open'
}

function readStatus(status: string): 'succeeded' | 'authorised' | 'processing' | 'waiting' | 'cancelled' {
  switch (status) {
    case 'succeeded':
    case 'processing':
      return status
    case 'requires_capture':
      return 'authorised'
    case 'canceled':
      return 'cancelled'
    default:
      return 'waiting'
  }
}

/** Fetches the object that a webhook named: a checkout, a payment, a charge or a refund. Any other is none of ours. */
async function findDeposit(stripe: Stripe, objectId: string) {
  try {
    if (objectId.startsWith('cs_')) {
      const session = await stripe.checkout.sessions.retrieve(objectId)
      return session.metadata?.depositId
        ? { depositId: session.metadata.depositId, sessionId: session.id }
        : null
    }
    const intentId = await findPaymentIntent(stripe, objectId)
    if (!intentId) return null
    const intent = await stripe.paymentIntents.retrieve(intentId)
    if (!intent.metadata.depositId) return null
    const sessions = await stripe.checkout.sessions.list({ payment_intent: intentId, limit: 1 })
    return { depositId: intent.metadata.depositId, sessionId: sessions.data[0]?.id ?? null }
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404) return null
    throw error
  }
}

async function findPaymentIntent(stripe: Stripe, objectId: string): Promise<string | null> {
  if (objectId.startsWith('pi_')) return objectId
  if (objectId.startsWith('ch_')) return idOf((await stripe.charges.retrieve(objectId)).payment_intent)
  if (objectId.startsWith('re_')) return idOf((await stripe.refunds.retrieve(objectId)).payment_intent)
  return null
}

function idOf(value: string | { id: string } | null): string | null {
  return typeof value === 'string' ? value : (value?.id ?? null)
}

function hostOf(apiBase: string | undefined) {
  if (!apiBase) return {}
  const { protocol, hostname, port } = new URL(apiBase)
  const secure = protocol === 'https:'
  return {
    host: hostname,
    port: port || (secure ? 443 : 80),
    protocol: secure ? ('https' as const) : ('http' as const),
  }
}
