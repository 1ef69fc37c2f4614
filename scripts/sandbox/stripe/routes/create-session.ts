import type Stripe from 'stripe'
import { apiRoute } from '../api'
import { badParameter } from '../errors'
import { buildLineItem, buildSession, type WantedItem } from '../objects/session'
import { changedMetadata, expand, metadata } from '../params/common'
import { LARGEST_AMOUNT, plainAmount, smallestAmount } from '../params/currencies'
import {
  beyond,
  currency,
  email,
  hash,
  integer,
  list,
  oneOf,
  required,
  text,
  type Values,
  webAddress,
} from '../params/fields'
import { LOCALES } from '../params/locales'
import type { Sandbox } from '../state'
import { findCustomer } from './customers'

const SHORTEST_SECONDS = 30 * 60
const LONGEST_SECONDS = 24 * 3600

const productData = {
  name: required(text()),
  description: text({ max: 40_000 }),
  images: list(webAddress(), { max: 8 }),
  metadata: metadata(),
  ...beyond('tax_code', 'tax_details', 'unit_label'),
}

const priceData = {
  currency: required(currency()),
  product_data: required(hash(productData)),
  unit_amount: required(integer({ min: 0 })),
  ...beyond('product', 'recurring', 'tax_behavior', 'unit_amount_decimal'),
}

const lineItem = {
  price_data: required(hash(priceData)),
  quantity: required(integer({ min: 1, max: 999_999 })),
  metadata: metadata(),
  ...beyond('adjustable_quantity', 'price', 'tax_rates'),
}

const intentData = {
  capture_method: oneOf(['automatic', 'automatic_async', 'manual']),
  description: text(),
  metadata: metadata(),
  receipt_email: email(),
  statement_descriptor: text({ max: 22 }),
  statement_descriptor_suffix: text({ max: 22 }),
  transfer_group: text(),
  ...beyond('application_fee_amount', 'on_behalf_of', 'setup_future_usage', 'shipping', 'transfer_data'),
}

const shape = {
  mode: required(oneOf(['payment', 'setup', 'subscription'])),
  line_items: required(list(hash(lineItem), { max: 100 })),
  success_url: required(webAddress()),
  cancel_url: webAddress(),
  client_reference_id: text({ max: 200 }),
  currency: currency(),
  customer: text(),
  customer_creation: oneOf(['always', 'if_required']),
  customer_email: email(),
  expand: expand(),
  expires_at: integer(),
  locale: oneOf(LOCALES),
  metadata: metadata(),
  payment_intent_data: hash(intentData),
  allowed_payment_method_types: list(text()),
  submit_type: oneOf(['auto', 'book', 'donate', 'pay', 'subscribe']),
  ui_mode: oneOf(['elements', 'embedded_page', 'form', 'hosted_page']),
  ...beyond(
    'adaptive_pricing',
    'after_expiration',
    'allow_promotion_codes',
    'automatic_tax',
    'billing_address_collection',
    'branding_settings',
    'consent_collection',
    'custom_fields',
    'custom_text',
    'customer_account',
    'customer_update',
    'discounts',
    'excluded_payment_method_types',
    'integration_identifier',
    'invoice_creation',
    'managed_payments',
    'name_collection',
    'optional_items',
    'origin_context',
    'payment_method_collection',
    'payment_method_configuration',
    'payment_method_data',
    'payment_method_options',
    'permissions',
    'phone_number_collection',
    'redirect_on_completion',
    'return_url',
    'saved_payment_method_options',
    'setup_intent_data',
    'shipping_address_collection',
    'shipping_options',
    'subscription_data',
    'tax_id_collection',
    'wallet_options',
  ),
}

type Params = Values<typeof shape>

export const createSessionRoute = apiRoute(
  'POST',
  '/v1/checkout/sessions',
  'checkout.session',
  shape,
  (sandbox, params) => {
    checkModes(params)
    checkCustomer(sandbox, params)
    const items = params.line_items.map(wantedItem)
    const { total, code } = checkItems(items, params.currency)
    const created = sandbox.now()
    const session = buildSession({
      created,
      publicOrigin: sandbox.options.publicOrigin,
      amount: total,
      currency: code,
      expiresAt: checkExpiry(created, params.expires_at),
      given: givenBy(params),
    })
    sandbox.sessions.put(session.id, session)
    sandbox.lineItems.put(
      session.id,
      items.map(item => buildLineItem(created, item)),
    )
    sandbox.plans.put(session.id, intentPlan(params))
    return session
  },
)

function checkModes({ mode, ui_mode, allowed_payment_method_types: types }: Params) {
  if (mode !== 'payment')
    throw badParameter('The local stand-in makes sessions in payment mode only.', { param: 'mode' })
  if (ui_mode !== undefined && ui_mode !== 'hosted_page') {
    throw badParameter('The local stand-in has the hosted page only.', { param: 'ui_mode' })
  }
  const other = types?.find(type => type !== 'card')
  if (other !== undefined) {
    const message = `The payment method type provided: ${other} is invalid. The local stand-in takes card only.`
    throw badParameter(message, { param: 'allowed_payment_method_types' })
  }
}

function checkCustomer(sandbox: Sandbox, params: Params) {
  if (params.customer === undefined) return
  if (params.customer_email !== undefined) {
    throw badParameter('You may only specify one of these parameters: customer, customer_email.', {
      param: 'customer',
    })
  }
  if (params.customer_creation !== undefined) {
    throw badParameter('You may only specify one of these parameters: customer, customer_creation.', {
      param: 'customer',
    })
  }
  findCustomer(sandbox, params.customer, 'customer')
}

function wantedItem(item: Params['line_items'][number]): WantedItem {
  const { price_data: price } = item
  return {
    quantity: item.quantity,
    currency: price.currency,
    unitAmount: price.unit_amount,
    name: price.product_data.name,
    description: price.product_data.description ?? null,
  }
}

function checkItems(items: WantedItem[], wanted: string | undefined): { total: number; code: string } {
  const code = wanted ?? items[0]?.currency
  if (code === undefined) {
    throw badParameter('Missing required param: line_items.', {
      code: 'parameter_missing',
      param: 'line_items',
    })
  }
  if (items.some(item => item.currency !== code)) {
    throw badParameter('All line items must have the same currency.', { param: 'line_items' })
  }
  const total = items.reduce((sum, item) => sum + item.unitAmount * item.quantity, 0)
  const least = smallestAmount(code)
  if (total < least) {
    const message = `The Checkout Session's total amount due must add up to at least ${plainAmount(least, code)} ${code}`
    throw badParameter(message, { code: 'amount_too_small' })
  }
  if (total > LARGEST_AMOUNT) {
    const message = `The Checkout Session's total amount due must be no more than ${plainAmount(LARGEST_AMOUNT, code)}`
    throw badParameter(message, { code: 'amount_too_large' })
  }
  return { total, code }
}

/** Measured against the moment the request arrives: exactly 30 minutes from the caller's clock is already too short. */
function checkExpiry(created: number, wanted: number | undefined): number {
  if (wanted === undefined) return created + LONGEST_SECONDS
  if (wanted < created + SHORTEST_SECONDS) {
    const message = 'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.'
    throw badParameter(message, { param: 'expires_at' })
  }
  if (wanted > created + LONGEST_SECONDS) {
    const message = 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.'
    throw badParameter(message, { param: 'expires_at' })
  }
  return wanted
}

function givenBy(params: Params): Partial<Stripe.Checkout.Session> {
  return {
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    customer: params.customer ?? null,
    customer_creation: params.customer ? null : (params.customer_creation ?? 'if_required'),
    customer_email: params.customer_email ?? null,
    locale: params.locale ?? null,
    metadata: changedMetadata({}, params.metadata),
    submit_type: params.submit_type ?? null,
    success_url: params.success_url,
  }
}

function intentPlan({ payment_intent_data: data }: Params): Partial<Stripe.PaymentIntent> {
  return {
    capture_method: data?.capture_method ?? 'automatic_async',
    description: data?.description ?? null,
    metadata: changedMetadata({}, data?.metadata),
    receipt_email: data?.receipt_email ?? null,
    statement_descriptor: data?.statement_descriptor ?? null,
    statement_descriptor_suffix: data?.statement_descriptor_suffix ?? null,
    transfer_group: data?.transfer_group ?? null,
  }
}
