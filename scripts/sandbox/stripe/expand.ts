import { badParameter } from './errors'
import type { Sandbox } from './state'

type StoredObject = { id: string; object: string } & Record<string, unknown>

/** Of each kind of object, the names that expand and the kind that then stands there. */
const EXPANDS: Record<string, Record<string, string>> = {
  'checkout.session': {
    payment_intent: 'payment_intent',
    customer: 'customer',
    setup_intent: 'setup_intent',
    line_items: 'list item',
  },
  payment_intent: {
    latest_charge: 'charge',
    customer: 'customer',
    payment_method: 'payment_method',
    review: 'review',
  },
  charge: {
    payment_intent: 'payment_intent',
    customer: 'customer',
    balance_transaction: 'balance_transaction',
    refunds: 'list refund',
  },
  refund: { payment_intent: 'payment_intent', charge: 'charge', balance_transaction: 'balance_transaction' },
  dispute: { payment_intent: 'payment_intent', charge: 'charge' },
  setup_intent: { customer: 'customer', payment_method: 'payment_method' },
  payment_method: { customer: 'customer' },
}

/**
 * Refuses what cannot be expanded in an answer of this kind, before the work begins. A kind `list charge` is a list of
 * charges, whose names are reached through `data`.
 */
export function checkExpansions(kind: string, paths: string[] | undefined) {
  for (const path of paths ?? []) {
    const names = path.split('.')
    if (names.length > 4) throw badParameter(`You cannot expand more than 4 levels of a property: ${path}.`)
    let here = kind
    for (const name of names) {
      if (here.startsWith('list ') && name === 'data') {
        here = here.slice('list '.length)
        continue
      }
      const next = EXPANDS[here]?.[name]
      if (!next) throw notExpandable(path, here.startsWith('list ') ? `data.${path}` : undefined)
      here = next
    }
  }
}

/** Puts whole objects in the place of the ids that the caller names (`payment_intent.latest_charge`, `data.customer`). */
export function expandObject(sandbox: Sandbox, object: object, paths: string[] | undefined): object {
  if (!paths || paths.length === 0) return object
  const copy = structuredClone(object)
  for (const path of paths) walk(sandbox, copy as StoredObject, path.split('.'))
  return copy
}

function walk(sandbox: Sandbox, object: StoredObject, names: string[]) {
  const [name, ...rest] = names
  if (name === undefined) return
  if (object.object === 'list') {
    for (const item of object.data as StoredObject[]) walk(sandbox, item, rest)
    return
  }
  const value = object[name]
  const found =
    typeof value === 'string' || value === undefined ? lookUp(sandbox, object, name, value) : value
  object[name] = found
  if (typeof found === 'object' && found !== null) walk(sandbox, found as StoredObject, rest)
}

function lookUp(sandbox: Sandbox, owner: StoredObject, name: string, id: string | undefined): unknown {
  const kind = EXPANDS[owner.object]?.[name]
  if (kind === 'list item') return lineItemsOf(sandbox, owner.id)
  if (kind === 'list refund') return refundsOf(sandbox, owner.id)
  if (id === undefined) return null
  const found =
    kind === 'payment_intent'
      ? sandbox.paymentIntents.get(id)
      : kind === 'charge'
        ? sandbox.charges.get(id)
        : kind === 'customer'
          ? sandbox.customers.get(id)
          : kind === 'payment_method'
            ? sandbox.paymentMethods.get(id)
            : undefined
  return found ? structuredClone(found) : id
}

export function lineItemsOf(sandbox: Sandbox, sessionId: string) {
  return {
    object: 'list' as const,
    data: sandbox.lineItems.get(sessionId) ?? [],
    has_more: false,
    url: `/v1/checkout/sessions/${sessionId}/line_items`,
  }
}

function refundsOf(sandbox: Sandbox, chargeId: string) {
  const data = sandbox.refunds
    .values()
    .filter(refund => refund.charge === chargeId)
    .reverse()
  return { object: 'list' as const, data, has_more: false, url: `/v1/charges/${chargeId}/refunds` }
}

function notExpandable(path: string, instead?: string) {
  const hint = instead ? ` You may want to try expanding '${instead}' instead.` : ''
  return badParameter(`This property cannot be expanded (${path}).${hint}`, { param: 'expand' })
}
