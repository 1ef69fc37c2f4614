import type Stripe from 'stripe'

export type ErrorBody = {
  type: 'invalid_request_error' | 'idempotency_error' | 'card_error' | 'api_error'
  code?: string
  message: string
  param?: string
  decline_code?: string
  charge?: string
  payment_intent?: Stripe.PaymentIntent
}

/**
 * An answer of refusal in Stripe's own words. `remembered` tells whether an idempotency key keeps it: what fails before
 * the work begins (keys, parameters, limits) is forgotten, what fails in it is replayed.
 */
export class StripeFailure extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
    readonly remembered: boolean,
  ) {
    super(body.message)
  }
}

type Details = Omit<ErrorBody, 'type' | 'message'>

/** A parameter that is malformed, found before any work: 400, never remembered. */
export function badParameter(message: string, details: Details = {}): StripeFailure {
  return new StripeFailure(400, { type: 'invalid_request_error', message, ...details }, false)
}

/** A well-formed request that the present state refuses: 400, remembered. */
export function refused(message: string, details: Details = {}): StripeFailure {
  return new StripeFailure(400, { type: 'invalid_request_error', message, ...details }, true)
}

/** The object named in the address does not exist: 404. Named in a parameter instead, it is 400. */
export function noSuch(kind: string, id: string, param: string, status: 400 | 404 = 404): StripeFailure {
  const message = `No such ${kind}: '${id}'`
  return new StripeFailure(
    status,
    { type: 'invalid_request_error', code: 'resource_missing', message, param },
    true,
  )
}

export function unauthorised(message: string): StripeFailure {
  return new StripeFailure(401, { type: 'invalid_request_error', message }, false)
}

export function unrecognised(method: string, path: string): StripeFailure {
  const message =
    `Unrecognized request URL (${method}: ${path}). If you are trying to list objects, remove the trailing slash. ` +
    'If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. ' +
    'Please see https://stripe.com/docs or we can help at https://support.stripe.com/.'
  return new StripeFailure(404, { type: 'invalid_request_error', message }, false)
}
