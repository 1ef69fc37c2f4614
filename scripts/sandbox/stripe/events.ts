import type Stripe from 'stripe'
import { newId } from './ids'
import type { Sandbox } from './state'
import { API_VERSION } from './version'

/** The API request that caused an event; all null when the cause is a browser or the clock. */
export type Cause = { requestId: string | null; idempotencyKey: string | null }

export const NO_REQUEST: Cause = { requestId: null, idempotencyKey: null }

/** Records an event holding the object as it is now, and queues its delivery in the same line of the journal. */
export function emitEvent(
  sandbox: Sandbox,
  type: string,
  object: object,
  cause: Cause,
  previous?: Record<string, unknown>,
) {
  const event = {
    id: newId('event'),
    object: 'event',
    api_version: API_VERSION,
    created: sandbox.now(),
    data: previous ? { object, previous_attributes: previous } : { object },
    livemode: false,
    pending_webhooks: sandbox.options.webhookUrl ? 1 : 0,
    request: { id: cause.requestId, idempotency_key: cause.idempotencyKey },
    type,
  } as unknown as Stripe.Event
  sandbox.events.put(event.id, event)
  sandbox.webhooks.enqueue({ id: event.id, type, body: JSON.stringify(event, null, 2) })
}
