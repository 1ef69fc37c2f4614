import type Stripe from 'stripe'
import { apiRoute } from '../api'
import { badParameter, noSuch } from '../errors'
import { listPage, within } from '../lists'
import { expand, page, timeRange } from '../params/common'
import { boolean, list, text } from '../params/fields'
import type { Sandbox } from '../state'

const KEPT_SECONDS = 30 * 86_400

export const eventRoutes = [
  apiRoute(
    'GET',
    '/v1/events',
    'list event',
    {
      ...page(),
      created: timeRange(),
      delivery_success: boolean(),
      type: text(),
      types: list(text(), { max: 20 }),
    },
    (sandbox, params) => {
      const { type, types, delivery_success: delivered } = params
      if (type !== undefined && types !== undefined) {
        throw badParameter('You may only specify one of these parameters: type, types.')
      }
      const wanted = types ?? (type === undefined ? undefined : [type])
      const pending = pendingEvents(sandbox)
      const events = sandbox.events
        .values()
        .filter(event => event.created > sandbox.now() - KEPT_SECONDS)
        .filter(event => within(event.created, params.created))
        .filter(event => wanted === undefined || wanted.some(one => matchesType(one, event.type)))
        .filter(event => delivered === undefined || pending.has(event.id) !== delivered)
      const listed = listPage(events, params, '/v1/events', 'event')
      return { ...listed, data: listed.data.map(event => asItStands(event, pending)) }
    },
  ),
  apiRoute('GET', '/v1/events/:id', 'event', { expand: expand() }, (sandbox, _, { path }) => {
    const event = sandbox.events.get(path.id ?? '')
    if (!event) throw noSuch('event', path.id ?? '', 'id')
    return asItStands(event, pendingEvents(sandbox))
  }),
]

function pendingEvents(sandbox: Sandbox): Set<string> {
  const pending = sandbox.webhooks.list().filter(({ state }) => state === 'waiting' || state === 'held')
  return new Set(pending.map(delivery => delivery.messageId))
}

function asItStands(event: Stripe.Event, pending: Set<string>): Stripe.Event {
  return { ...event, pending_webhooks: pending.has(event.id) ? 1 : 0 }
}

/** `charge.*` stands for every type that begins so. */
function matchesType(wanted: string, type: string): boolean {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : wanted === '*' || wanted === type
}
