import type Stripe from 'stripe'
import { cancelIntent, captureIntent } from '../actions/close-intent'
import { apiRoute } from '../api'
import { badParameter, noSuch, StripeFailure } from '../errors'
import { emitEvent } from '../events'
import { listPage, within } from '../lists'
import { buildPaymentIntent } from '../objects/payment'
import { changedMetadata, expand, metadata, page, timeRange } from '../params/common'
import { LARGEST_AMOUNT, plainAmount, smallestAmount } from '../params/currencies'
import {
  beyond,
  boolean,
  currency,
  email,
  hash,
  integer,
  list,
  oneOf,
  required,
  text,
} from '../params/fields'
import type { Sandbox } from '../state'
import { findCustomer } from './customers'

const createShape = {
  amount: required(integer({ min: 1 })),
  currency: required(currency()),
  automatic_payment_methods: hash({
    enabled: required(boolean()),
    allow_redirects: oneOf(['always', 'never']),
  }),
  capture_method: oneOf(['automatic', 'automatic_async', 'manual']),
  customer: text(),
  description: text(),
  expand: expand(),
  metadata: metadata(),
  payment_method_types: list(oneOf(['card'])),
  receipt_email: email(),
  statement_descriptor: text({ max: 22 }),
  statement_descriptor_suffix: text({ max: 22 }),
  transfer_group: text(),
  ...beyond(
    'allowed_payment_method_types',
    'amount_details',
    'application_fee_amount',
    'confirm',
    'confirmation_method',
    'confirmation_token',
    'customer_account',
    'error_on_requires_action',
    'excluded_payment_method_types',
    'hooks',
    'mandate',
    'mandate_data',
    'off_session',
    'on_behalf_of',
    'payment_details',
    'payment_method',
    'payment_method_configuration',
    'payment_method_data',
    'payment_method_options',
    'radar_options',
    'return_url',
    'setup_future_usage',
    'shipping',
    'transfer_data',
    'use_stripe_sdk',
  ),
}

const captureShape = {
  amount_to_capture: integer({ min: 1 }),
  expand: expand(),
  metadata: metadata(),
  ...beyond(
    'amount_details',
    'application_fee_amount',
    'final_capture',
    'hooks',
    'payment_details',
    'statement_descriptor',
    'statement_descriptor_suffix',
    'transfer_data',
  ),
}

const CANCELABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
]

export const paymentIntentRoutes = [
  apiRoute('POST', '/v1/payment_intents', 'payment_intent', createShape, (sandbox, params, { cause }) => {
    checkAmount(params.amount, params.currency)
    const customer = params.customer ? findCustomer(sandbox, params.customer, 'customer').id : null
    const { automatic_payment_methods: automatic } = params
    const intent = buildPaymentIntent(sandbox.now(), params.amount, params.currency, {
      automatic_payment_methods: automatic
        ? { enabled: automatic.enabled, allow_redirects: automatic.allow_redirects ?? 'always' }
        : null,
      capture_method: params.capture_method ?? 'automatic_async',
      customer,
      description: params.description ?? null,
      metadata: changedMetadata({}, params.metadata),
      receipt_email: params.receipt_email ?? null,
      statement_descriptor: params.statement_descriptor ?? null,
      statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
      transfer_group: params.transfer_group ?? null,
    })
    sandbox.paymentIntents.put(intent.id, intent)
    emitEvent(sandbox, 'payment_intent.created', intent, cause)
    return intent
  }),
  apiRoute(
    'GET',
    '/v1/payment_intents',
    'list payment_intent',
    { ...page(), created: timeRange(), customer: text(), ...beyond('customer_account') },
    (sandbox, params) => {
      const intents = sandbox.paymentIntents
        .values()
        .filter(intent => within(intent.created, params.created))
        .filter(intent => params.customer === undefined || intent.customer === params.customer)
      return listPage(intents, params, '/v1/payment_intents', 'payment_intent')
    },
  ),
  apiRoute(
    'GET',
    '/v1/payment_intents/:id',
    'payment_intent',
    { expand: expand(), client_secret: text() },
    (sandbox, _, { path }) => findIntent(sandbox, path.id ?? ''),
  ),
  apiRoute(
    'POST',
    '/v1/payment_intents/:id/capture',
    'payment_intent',
    captureShape,
    (sandbox, params, { path, cause }) => {
      const intent = findIntent(sandbox, path.id ?? '')
      const charge =
        typeof intent.latest_charge === 'string' ? sandbox.charges.get(intent.latest_charge) : undefined
      if (intent.status !== 'requires_capture' || !charge) throw uncapturable(intent)
      const amount = params.amount_to_capture ?? intent.amount_capturable
      if (amount > intent.amount_capturable) {
        const most = plainAmount(intent.amount_capturable, intent.currency)
        const message = `Amount to capture must be no more than the amount that can be captured, ${most}.`
        throw badParameter(message, { code: 'amount_too_large', param: 'amount_to_capture' })
      }
      const noted = changedMetadata(intent.metadata, params.metadata)
      return captureIntent(sandbox, intent, charge, amount, noted, cause)
    },
  ),
  apiRoute(
    'POST',
    '/v1/payment_intents/:id/cancel',
    'payment_intent',
    {
      cancellation_reason: oneOf(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']),
      expand: expand(),
    },
    (sandbox, params, { path, cause }) => {
      const intent = findIntent(sandbox, path.id ?? '')
      checkCancelable(sandbox, intent)
      return cancelIntent(sandbox, intent, params.cancellation_reason ?? null, cause)
    },
  ),
]

function findIntent(sandbox: Sandbox, id: string): Stripe.PaymentIntent {
  const intent = sandbox.paymentIntents.get(id)
  if (!intent) throw noSuch('payment_intent', id, 'intent')
  return intent
}

function checkAmount(amount: number, code: string) {
  const least = smallestAmount(code)
  if (amount < least) {
    const message = `Amount must be at least ${plainAmount(least, code)} ${code}`
    throw badParameter(message, { code: 'amount_too_small', param: 'amount' })
  }
  if (amount > LARGEST_AMOUNT) {
    const message = `Amount must be no more than ${plainAmount(LARGEST_AMOUNT, code)}`
    throw badParameter(message, { code: 'amount_too_large', param: 'amount' })
  }
}

function uncapturable(intent: Stripe.PaymentIntent): StripeFailure {
  const why =
    intent.status === 'succeeded'
      ? 'it has already been captured.'
      : `it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`
  return unexpectedState(intent, `This PaymentIntent could not be captured because ${why}`)
}

function checkCancelable(sandbox: Sandbox, intent: Stripe.PaymentIntent) {
  if (!CANCELABLE.includes(intent.status)) {
    const message =
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one ` +
      `of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`
    throw unexpectedState(intent, message)
  }
  const session = sandbox.sessions.values().find(one => one.payment_intent === intent.id)
  if (session?.status === 'open') {
    const message =
      'You cannot cancel this PaymentIntent because it was created by a Checkout Session that is still open. Expire ' +
      `the Checkout Session ${session.id} instead.`
    throw unexpectedState(intent, message)
  }
}

function unexpectedState(intent: Stripe.PaymentIntent, message: string): StripeFailure {
  const code = 'payment_intent_unexpected_state'
  return new StripeFailure(
    400,
    { type: 'invalid_request_error', code, message, payment_intent: intent },
    true,
  )
}
