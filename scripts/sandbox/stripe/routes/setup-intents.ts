import { apiRoute } from '../api'
import { noSuch } from '../errors'
import { emitEvent } from '../events'
import { buildSetupIntent } from '../objects/aftermath'
import { changedMetadata, expand, metadata } from '../params/common'
import { beyond, list, oneOf, text } from '../params/fields'
import { findCustomer } from './customers'

const createShape = {
  customer: text(),
  description: text(),
  expand: expand(),
  metadata: metadata(),
  payment_method_types: list(oneOf(['card'])),
  usage: oneOf(['off_session', 'on_session']),
  ...beyond(
    'allowed_payment_method_types',
    'attach_to_self',
    'automatic_payment_methods',
    'confirm',
    'confirmation_token',
    'customer_account',
    'excluded_payment_method_types',
    'flow_directions',
    'mandate_data',
    'on_behalf_of',
    'payment_method',
    'payment_method_configuration',
    'payment_method_data',
    'payment_method_options',
    'return_url',
    'single_use',
    'use_stripe_sdk',
  ),
}

export const setupIntentRoutes = [
  apiRoute('POST', '/v1/setup_intents', 'setup_intent', createShape, (sandbox, params, { cause }) => {
    const customer = params.customer ? findCustomer(sandbox, params.customer, 'customer').id : null
    const intent = buildSetupIntent(sandbox.now(), {
      customer,
      description: params.description ?? null,
      metadata: changedMetadata({}, params.metadata),
      usage: params.usage ?? 'off_session',
    })
    sandbox.setupIntents.put(intent.id, intent)
    emitEvent(sandbox, 'setup_intent.created', intent, cause)
    return intent
  }),
  apiRoute(
    'GET',
    '/v1/setup_intents/:id',
    'setup_intent',
    { client_secret: text(), expand: expand() },
    (sandbox, _, { path }) => {
      const intent = sandbox.setupIntents.get(path.id ?? '')
      if (!intent) throw noSuch('setupintent', path.id ?? '', 'intent')
      return intent
    },
  ),
]
