import type Stripe from 'stripe'
import { apiRoute } from '../api'
import { noSuch } from '../errors'
import { emitEvent } from '../events'
import { listPage, within } from '../lists'
import { buildCustomer } from '../objects/customer'
import { changedMetadata, expand, metadata, page, timeRange } from '../params/common'
import { beyond, clearable, email, hash, list, text, type Values } from '../params/fields'
import type { Sandbox } from '../state'

const address = {
  city: clearable(),
  country: clearable(),
  line1: clearable(),
  line2: clearable(),
  postal_code: clearable(),
  state: clearable(),
}

const details = {
  address: hash(address),
  description: clearable(),
  email: email(),
  expand: expand(),
  metadata: metadata(),
  name: clearable(256),
  phone: clearable(20),
  preferred_locales: list(text()),
  ...beyond(
    'balance',
    'business_name',
    'cash_balance',
    'individual_name',
    'invoice_prefix',
    'invoice_settings',
    'next_invoice_sequence',
    'shipping',
    'source',
    'tax',
    'tax_exempt',
    'validate',
  ),
}

export const customerRoutes = [
  apiRoute(
    'POST',
    '/v1/customers',
    'customer',
    { ...details, ...beyond('payment_method', 'tax_id_data', 'test_clock') },
    (sandbox, params, { cause }) => {
      const customer = changed(buildCustomer(sandbox.now(), {}), params)
      sandbox.customers.put(customer.id, customer)
      emitEvent(sandbox, 'customer.created', customer, cause)
      return customer
    },
  ),
  apiRoute(
    'GET',
    '/v1/customers',
    'list customer',
    { ...page(), created: timeRange(), email: text({ max: 512 }), ...beyond('test_clock') },
    (sandbox, params) => {
      const customers = sandbox.customers
        .values()
        .filter(customer => !customer.deleted)
        .filter(customer => within(customer.created, params.created))
        .filter(customer => params.email === undefined || customer.email === params.email)
      return listPage(customers, params, '/v1/customers', 'customer')
    },
  ),
  apiRoute('GET', '/v1/customers/:id', 'customer', { expand: expand() }, (sandbox, _, { path }) => {
    const customer = sandbox.customers.get(path.id ?? '')
    if (!customer) throw noSuch('customer', path.id ?? '', 'id')
    return customer
  }),
  apiRoute(
    'POST',
    '/v1/customers/:id',
    'customer',
    { ...details, ...beyond('default_source') },
    (sandbox, params, { path, cause }) => {
      const customer = changed(findCustomer(sandbox, path.id ?? '', 'id', 404), params)
      sandbox.customers.put(customer.id, customer)
      emitEvent(sandbox, 'customer.updated', customer, cause)
      return customer
    },
  ),
  apiRoute('DELETE', '/v1/customers/:id', 'customer', {}, (sandbox, _, { path, cause }) => {
    const customer = findCustomer(sandbox, path.id ?? '', 'id', 404)
    const deleted: Stripe.DeletedCustomer = { id: customer.id, object: 'customer', deleted: true }
    sandbox.customers.put(customer.id, deleted)
    emitEvent(sandbox, 'customer.deleted', customer, cause)
    return deleted
  }),
]

/** The living customer behind an id; a deleted one is as good as absent. */
export function findCustomer(
  sandbox: Sandbox,
  id: string,
  param: string,
  status: 400 | 404 = 400,
): Stripe.Customer {
  const customer = sandbox.customers.get(id)
  if (!customer || customer.deleted) throw noSuch('customer', id, param, status)
  return customer
}

function changed(customer: Stripe.Customer, params: Values<typeof details>): Stripe.Customer {
  const { address: place, description, name, phone } = params
  return {
    ...customer,
    address: place === undefined ? customer.address : changedAddress(customer.address, place),
    description: description === undefined ? customer.description : description,
    email: params.email ?? customer.email,
    metadata: changedMetadata(customer.metadata, params.metadata),
    name: name === undefined ? customer.name : name,
    phone: phone === undefined ? customer.phone : phone,
    preferred_locales: params.preferred_locales ?? customer.preferred_locales,
  }
}

function changedAddress(
  former: Stripe.Address | null | undefined,
  change: Values<typeof address>,
): Stripe.Address {
  const one = (name: keyof typeof address) =>
    change[name] === undefined ? (former?.[name] ?? null) : change[name]
  return {
    city: one('city'),
    country: one('country'),
    line1: one('line1'),
    line2: one('line2'),
    postal_code: one('postal_code'),
    state: one('state'),
  }
}
