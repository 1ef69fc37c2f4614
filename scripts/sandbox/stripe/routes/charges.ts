import { apiRoute } from '../api'
import { noSuch } from '../errors'
import { listPage, within } from '../lists'
import { expand, page, timeRange } from '../params/common'
import { text } from '../params/fields'

export const chargeRoutes = [
  apiRoute(
    'GET',
    '/v1/charges',
    'list charge',
    {
      ...page(),
      created: timeRange(),
      customer: text(),
      payment_intent: text(),
      transfer_group: text(),
    },
    (sandbox, params) => {
      const { customer, payment_intent: intent, transfer_group: group } = params
      const charges = sandbox.charges
        .values()
        .filter(charge => within(charge.created, params.created))
        .filter(charge => customer === undefined || charge.customer === customer)
        .filter(charge => intent === undefined || charge.payment_intent === intent)
        .filter(charge => group === undefined || charge.transfer_group === group)
      return listPage(charges, params, '/v1/charges', 'charge')
    },
  ),
  apiRoute('GET', '/v1/charges/:id', 'charge', { expand: expand() }, (sandbox, _, { path }) => {
    const charge = sandbox.charges.get(path.id ?? '')
    if (!charge) throw noSuch('charge', path.id ?? '', 'id')
    return charge
  }),
  apiRoute(
    'GET',
    '/v1/payment_methods/:id',
    'payment_method',
    { expand: expand() },
    (sandbox, _, { path }) => {
      const method = sandbox.paymentMethods.get(path.id ?? '')
      if (!method) throw noSuch('PaymentMethod', path.id ?? '', 'payment_method')
      return method
    },
  ),
  apiRoute(
    'GET',
    '/v1/disputes',
    'list dispute',
    { ...page(), charge: text(), created: timeRange(), payment_intent: text() },
    (sandbox, params) => {
      const disputes = sandbox.disputes
        .values()
        .filter(dispute => within(dispute.created, params.created))
        .filter(dispute => params.charge === undefined || dispute.charge === params.charge)
        .filter(
          dispute => params.payment_intent === undefined || dispute.payment_intent === params.payment_intent,
        )
      return listPage(disputes, params, '/v1/disputes', 'dispute')
    },
  ),
  apiRoute('GET', '/v1/disputes/:id', 'dispute', { expand: expand() }, (sandbox, _, { path }) => {
    const dispute = sandbox.disputes.get(path.id ?? '')
    if (!dispute) throw noSuch('dispute', path.id ?? '', 'dispute')
    return dispute
  }),
]
