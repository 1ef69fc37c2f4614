import type Stripe from 'stripe'
import type { TestCard } from '../cards'
import { findTestCard } from '../cards'
import { emitEvent, NO_REQUEST } from '../events'
import { buildPaymentIntent, buildPaymentMethod, type CardEntry } from '../objects/payment'
import type { Sandbox } from '../state'
import { attemptPayment, failAuthentication } from './attempt-payment'

export type PayOutcome =
  | { kind: 'complete'; session: Stripe.Checkout.Session }
  | { kind: 'challenge' }
  | { kind: 'declined'; intent: Stripe.PaymentIntent }
  | { kind: 'closed' }

/**
 * Pays an open session with a card. Runs in one go, so that a second press finds the session complete and pays nothing.
 * A decline leaves it open; a card that asks for 3-D Secure waits for its challenge.
 */
export function paySession(sandbox: Sandbox, sessionId: string, entry: CardEntry): PayOutcome {
  const session = sandbox.sessions.get(sessionId)
  if (session?.status !== 'open')
    return session?.status === 'complete' ? { kind: 'complete', session } : { kind: 'closed' }
  const method = buildPaymentMethod(sandbox.now(), entry)
  sandbox.paymentMethods.put(method.id, method)
  const withBuyer = keepBuyer(sandbox, session, entry)
  const intent = intentOf(sandbox, withBuyer)

  if (entry.card.challenge) {
    sandbox.challenges.put(sessionId, {
      cardNumber: entry.card.number,
      paymentIntent: intent.id,
      paymentMethod: method.id,
    })
    askForChallenge(sandbox, intent, method, sessionId)
    return { kind: 'challenge' }
  }
  return settle(sandbox, sessionId, intent, method, entry.card, false)
}

/** Ends the 3-D Secure challenge of an open session. Without a pending challenge, nothing happens. */
export function answerChallenge(sandbox: Sandbox, sessionId: string, passed: boolean): PayOutcome {
  const session = sandbox.sessions.get(sessionId)
  if (session?.status === 'complete') return { kind: 'complete', session }
  const pending = sandbox.challenges.get(sessionId)
  if (session?.status !== 'open' || !pending) return { kind: 'closed' }
  sandbox.challenges.remove(sessionId)
  const intent = sandbox.paymentIntents.get(pending.paymentIntent)
  const method = sandbox.paymentMethods.get(pending.paymentMethod)
  const card = findTestCard(pending.cardNumber)
  if (!intent || !method || !card) throw new Error(`The pending challenge of ${sessionId} points nowhere.`)
  if (!passed) return { kind: 'declined', intent: failAuthentication(sandbox, intent, method, NO_REQUEST) }
  return settle(sandbox, sessionId, intent, method, card, true)
}

function settle(
  sandbox: Sandbox,
  sessionId: string,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  card: TestCard,
  authenticated: boolean,
): PayOutcome {
  const attempt = { card, method, outcome: card.outcome, authenticated }
  const next = attemptPayment(sandbox, intent, attempt, NO_REQUEST)
  if (card.outcome.kind === 'declines') return { kind: 'declined', intent: next }
  const session = sandbox.sessions.get(sessionId)
  if (!session) throw new Error(`The session ${sessionId} is gone.`)
  const complete: Stripe.Checkout.Session = {
    ...session,
    // A manual capture ends the session unpaid: the money is only held.
    payment_status: next.status === 'succeeded' ? 'paid' : 'unpaid',
    status: 'complete',
    url: null,
  }
  sandbox.sessions.put(sessionId, complete)
  emitEvent(sandbox, 'checkout.session.completed', complete, NO_REQUEST)
  return { kind: 'complete', session: complete }
}

function keepBuyer(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  entry: CardEntry,
): Stripe.Checkout.Session {
  const next: Stripe.Checkout.Session = {
    ...session,
    customer_details: {
      address: {
        city: null,
        country: entry.card.country,
        line1: null,
        line2: null,
        postal_code: null,
        state: null,
      },
      business_name: null,
      email: entry.email,
      individual_name: null,
      name: entry.name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  }
  sandbox.sessions.put(session.id, next)
  return next
}

function intentOf(sandbox: Sandbox, session: Stripe.Checkout.Session): Stripe.PaymentIntent {
  const former =
    typeof session.payment_intent === 'string'
      ? sandbox.paymentIntents.get(session.payment_intent)
      : undefined
  if (former) return former
  const plan = sandbox.plans.get(session.id) ?? {}
  const intent = buildPaymentIntent(sandbox.now(), session.amount_total ?? 0, session.currency ?? 'eur', {
    ...plan,
    customer: session.customer,
  })
  sandbox.paymentIntents.put(intent.id, intent)
  sandbox.sessions.put(session.id, { ...session, payment_intent: intent.id })
  emitEvent(sandbox, 'payment_intent.created', intent, NO_REQUEST)
  return intent
}

function askForChallenge(
  sandbox: Sandbox,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  sessionId: string,
) {
  const next = {
    ...intent,
    last_payment_error: null,
    next_action: {
      type: 'redirect_to_url',
      redirect_to_url: {
        return_url: null,
        url: `${sandbox.options.publicOrigin}/c/pay/${sessionId}/authenticate`,
      },
    },
    payment_method: method.id,
    status: 'requires_action',
  } as Stripe.PaymentIntent
  sandbox.paymentIntents.put(next.id, next)
  emitEvent(sandbox, 'payment_intent.requires_action', next, NO_REQUEST)
}
