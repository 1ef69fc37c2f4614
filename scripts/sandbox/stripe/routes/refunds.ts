import type Stripe from 'stripe'
import { refundCharge } from '../actions/refund-charge'
import { apiRoute } from '../api'
import { badParameter, noSuch, refused } from '../errors'
import { emitEvent } from '../events'
import { listPage, within } from '../lists'
import { changedMetadata, expand, metadata, page, timeRange } from '../params/common'
import { beyond, integer, oneOf, text } from '../params/fields'
import type { Sandbox } from '../state'

const createShape = {
  amount: integer({ min: 1 }),
  charge: text(),
  expand: expand(),
  metadata: metadata(),
  payment_intent: text(),
  reason: oneOf(['duplicate', 'fraudulent', 'requested_by_customer']),
  ...beyond(
    'currency',
    'customer',
    'instructions_email',
    'origin',
    'refund_application_fee',
    'reverse_transfer',
  ),
}

export const refundRoutes = [
  apiRoute('POST', '/v1/refunds', 'refund', createShape, (sandbox, params, { cause }) => {
    const charge = chargeToRefund(sandbox, params.charge, params.payment_intent)
    const given = { metadata: changedMetadata({}, params.metadata), reason: params.reason ?? null }
    return refundCharge(sandbox, charge, params.amount, given, cause)
  }),
  apiRoute(
    'GET',
    '/v1/refunds',
    'list refund',
    { ...page(), charge: text(), created: timeRange(), payment_intent: text() },
    (sandbox, params) => {
      const refunds = sandbox.refunds
        .values()
        .filter(refund => within(refund.created, params.created))
        .filter(refund => params.charge === undefined || refund.charge === params.charge)
        .filter(
          refund => params.payment_intent === undefined || refund.payment_intent === params.payment_intent,
        )
      return listPage(refunds, params, '/v1/refunds', 'refund')
    },
  ),
  apiRoute('GET', '/v1/refunds/:id', 'refund', { expand: expand() }, (sandbox, _, { path }) =>
    findRefund(sandbox, path.id ?? ''),
  ),
  apiRoute(
    'POST',
    '/v1/refunds/:id',
    'refund',
    { expand: expand(), metadata: metadata() },
    (sandbox, params, { path, cause }) => {
      const refund = findRefund(sandbox, path.id ?? '')
      const changed = { ...refund, metadata: changedMetadata(refund.metadata ?? {}, params.metadata) }
      sandbox.refunds.put(changed.id, changed)
      emitEvent(sandbox, 'refund.updated', changed, cause, { metadata: refund.metadata })
      return changed
    },
  ),
]

function findRefund(sandbox: Sandbox, id: string): Stripe.Refund {
  const refund = sandbox.refunds.get(id)
  if (!refund) throw noSuch('refund', id, 'refund')
  return refund
}

/** The captured charge that the caller means, by its own id or by its intent's. */
function chargeToRefund(
  sandbox: Sandbox,
  chargeId: string | undefined,
  intentId: string | undefined,
): Stripe.Charge {
  if (chargeId === undefined && intentId === undefined) {
    throw badParameter(
      'One of the following params should be provided for this request: payment_intent or charge.',
      {
        code: 'parameter_missing',
      },
    )
  }
  const intent = intentId === undefined ? undefined : sandbox.paymentIntents.get(intentId)
  if (intentId !== undefined && !intent) throw noSuch('payment_intent', intentId, 'payment_intent', 400)
  const id = chargeId ?? intent?.latest_charge
  const charge = typeof id === 'string' ? sandbox.charges.get(id) : undefined
  if (chargeId !== undefined && !charge) throw noSuch('charge', chargeId, 'id', 400)
  if (intent && charge && charge.payment_intent !== intent.id) {
    throw refused(`Charge ${charge.id} does not belong to PaymentIntent ${intent.id}.`, {
      param: 'payment_intent',
    })
  }
  if (charge?.status === 'succeeded' && charge.captured) return charge
  const owner = intent?.id ?? charge?.payment_intent
  throw refused(`This PaymentIntent (${owner}) does not have a successful charge to refund.`)
}
