import type Stripe from 'stripe'
import { type Cause, emitEvent, NO_REQUEST } from '../events'
import type { Sandbox } from '../state'
import { cancelIntent } from './close-intent'

/** Closes an open session for good, together with the intent that a failed attempt may have left. */
export function expireSession(
  sandbox: Sandbox,
  session: Stripe.Checkout.Session,
  cause: Cause,
): Stripe.Checkout.Session {
  const expired: Stripe.Checkout.Session = { ...session, status: 'expired', url: null }
  sandbox.sessions.put(expired.id, expired)
  sandbox.challenges.remove(session.id)
  const intent =
    typeof session.payment_intent === 'string'
      ? sandbox.paymentIntents.get(session.payment_intent)
      : undefined
  if (intent && intent.status !== 'canceled') cancelIntent(sandbox, intent, 'expired', cause)
  emitEvent(sandbox, 'checkout.session.expired', expired, cause)
  return expired
}

/** Does what time alone brings about: sessions past their expiry close, holds past `capture_before` are let go. */
export function sweep(sandbox: Sandbox) {
  const now = sandbox.now()
  for (const session of sandbox.sessions.values()) {
    if (session.status === 'open' && session.expires_at <= now) expireSession(sandbox, session, NO_REQUEST)
  }
  for (const charge of sandbox.charges.values()) {
    const until =
      charge.captured || charge.refunded ? undefined : charge.payment_method_details?.card?.capture_before
    if (until === undefined || until > now || typeof charge.payment_intent !== 'string') continue
    const intent = sandbox.paymentIntents.get(charge.payment_intent)
    if (intent?.status === 'requires_capture') cancelIntent(sandbox, intent, 'automatic', NO_REQUEST)
  }
}
