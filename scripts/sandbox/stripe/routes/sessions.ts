import type Stripe from 'stripe'
import { expireSession } from '../actions/expire-session'
import { apiRoute } from '../api'
import { noSuch, refused } from '../errors'
import { lineItemsOf } from '../expand'
import { listPage, within } from '../lists'
import { expand, page, timeRange } from '../params/common'
import { beyond, hash, oneOf, required, text } from '../params/fields'
import type { Sandbox } from '../state'

export const sessionRoutes = [
  apiRoute(
    'GET',
    '/v1/checkout/sessions',
    'list checkout.session',
    {
      ...page(),
      created: timeRange(),
      customer: text(),
      customer_details: hash({ email: required(text()) }),
      payment_intent: text(),
      status: oneOf(['complete', 'expired', 'open']),
      ...beyond('customer_account', 'payment_link', 'subscription'),
    },
    (sandbox, params) => {
      const { customer, customer_details: buyer, payment_intent: intent, status } = params
      const sessions = sandbox.sessions
        .values()
        .filter(session => within(session.created, params.created))
        .filter(session => customer === undefined || session.customer === customer)
        .filter(session => buyer === undefined || session.customer_details?.email === buyer.email)
        .filter(session => intent === undefined || session.payment_intent === intent)
        .filter(session => status === undefined || session.status === status)
      return listPage(sessions, params, '/v1/checkout/sessions', 'checkout.session')
    },
  ),
  apiRoute(
    'GET',
    '/v1/checkout/sessions/:id',
    'checkout.session',
    { expand: expand() },
    (sandbox, _, { path }) => findSession(sandbox, path.id ?? ''),
  ),
  apiRoute(
    'GET',
    '/v1/checkout/sessions/:id/line_items',
    'list item',
    page(),
    (sandbox, params, { path }) => {
      const items = lineItemsOf(sandbox, findSession(sandbox, path.id ?? '').id)
      return listPage([...items.data].reverse(), params, items.url, 'item')
    },
  ),
  apiRoute(
    'POST',
    '/v1/checkout/sessions/:id/expire',
    'checkout.session',
    { expand: expand() },
    (sandbox, _, { path, cause }) => {
      const session = findSession(sandbox, path.id ?? '')
      if (session.status === 'open') return expireSession(sandbox, session, cause)
      throw refused(
        'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ' +
          `\`${session.status}\`.`,
      )
    },
  ),
]

function findSession(sandbox: Sandbox, id: string): Stripe.Checkout.Session {
  const session = sandbox.sessions.get(id)
  if (!session) throw noSuch('checkout.session', id, 'session')
  return session
}
