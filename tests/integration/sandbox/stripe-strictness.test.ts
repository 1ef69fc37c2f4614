import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API_VERSION } from '../../../scripts/sandbox/stripe/version'
import { type Club, connect, deposit, openClub, refusal, SECRET_KEY } from './stripe-harness'

let club: Club
beforeAll(async () => {
  club = await openClub()
})
afterAll(() => club.close())

/** A call as plain HTTP, for what the SDK would not let through. */
async function raw(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const response = await fetch(club.sandbox.origin + path, {
    method,
    body,
    headers: {
      authorization: `Bearer ${SECRET_KEY}`,
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
  })
  return { status: response.status, headers: response.headers, error: (await response.json()).error }
}

const create = (changes: Record<string, unknown>) =>
  refusal(club.stripe.checkout.sessions.create(deposit(changes as never)))

describe('what the API does not know', () => {
  it('speaks the version that the SDK pins, and no other', async () => {
    expect(API_VERSION).toBe(Stripe.API_VERSION)
    const other = await raw('GET', '/v1/events', undefined, { 'stripe-version': '2020-08-27' })
    expect(other.status).toBe(400)
  })

  it.each([
    ['GET', '/v1/subscriptions'],
    ['DELETE', '/v1/refunds'],
    ['GET', '/v1/customers/'],
    ['POST', '/v1/charges'],
  ])('answers 404 to %s %s', async (method, path) => {
    const { status, error, headers } = await raw(method, path)
    expect(status).toBe(404)
    expect(error.type).toBe('invalid_request_error')
    expect(error.message).toContain(`Unrecognized request URL (${method}: ${path}).`)
    expect(headers.get('request-id')).toMatch(/^req_/)
  })

  it('refuses an unknown parameter by its whole path, before a missing one', async () => {
    const flat = await raw('POST', '/v1/refunds', 'payment_intnet=pi_1')
    expect(flat.error).toMatchObject({
      code: 'parameter_unknown',
      message: 'Received unknown parameter: payment_intnet',
      param: 'payment_intnet',
      doc_url: 'https://stripe.com/docs/error-codes/parameter-unknown',
    })
    const nested = await raw(
      'POST',
      '/v1/checkout/sessions',
      'line_items[0][price_data][product_data][nam]=x&colour=red',
    )
    expect(nested.error.message).toBe(
      'Received unknown parameters: line_items[0][price_data][product_data][nam], colour',
    )
    const listed = await raw('GET', '/v1/events?since=1')
    expect(listed.error.code).toBe('parameter_unknown')
  })

  it('refuses by name a real parameter that it does not act upon', async () => {
    expect((await create({ allow_promotion_codes: true })).message).toContain('allow_promotion_codes')
  })

  it('refuses an expansion that does not exist, and does nothing', async () => {
    const before = (await club.stripe.customers.list({ limit: 100 })).data.length
    const wrong = await refusal(
      club.stripe.customers.create({ email: 'a@example.com', expand: ['subscription'] }),
    )
    expect(wrong.message).toBe('This property cannot be expanded (subscription).')
    expect((await club.stripe.customers.list({ limit: 100 })).data).toHaveLength(before)
    const list = await refusal(club.stripe.charges.list({ expand: ['customer'] }))
    expect(list.message).toContain("You may want to try expanding 'data.customer' instead.")
  })
})

describe('keys', () => {
  it('answers 401 without a key and with another key, in different words', async () => {
    const without = await fetch(`${club.sandbox.origin}/v1/events`)
    expect(without.status).toBe(401)
    expect((await without.json()).error.message).toContain('You did not provide an API key.')
    const wrong = await refusal(connect(club.sandbox.port, 'sk_test_someone_else').events.list())
    expect(wrong).toMatchObject({ statusCode: 401, type: 'StripeAuthenticationError' })
    expect(wrong.message).toContain('Invalid API Key provided: sk_test_********else')
  })
})

describe('what is malformed', () => {
  it('names what is missing', async () => {
    expect(await create({ mode: undefined })).toMatchObject({
      code: 'parameter_missing',
      message: 'Missing required param: mode.',
      param: 'mode',
    })
    const items = [{ price_data: { currency: 'eur', product_data: { name: 'x' } }, quantity: 1 }]
    expect((await create({ line_items: items })).param).toBe('line_items[0][price_data][unit_amount]')
  })

  it('refuses what is no integer, no currency, no address, no listed value, and what is empty', async () => {
    const price = (unit_amount: unknown, currency = 'eur') => [
      { price_data: { currency, unit_amount, product_data: { name: 'x' } }, quantity: 1 },
    ]
    expect(await create({ line_items: price('12.5') })).toMatchObject({
      code: 'parameter_invalid_integer',
      message: 'Invalid integer: 12.5',
    })
    expect((await create({ line_items: price(500, 'xxx') })).message).toContain('Invalid currency: xxx')
    expect((await create({ success_url: '/relative' })).code).toBe('url_invalid')
    expect((await create({ mode: 'paymnt' })).message).toBe(
      'Invalid mode: must be one of payment, setup, or subscription',
    )
    expect((await create({ client_reference_id: '' })).code).toBe('parameter_invalid_empty')
    expect((await create({ customer_email: 'nobody' })).code).toBe('email_invalid')
    expect((await create({ metadata: { key: 'x'.repeat(501) } })).message).toContain('501 characters')
  })

  it('refuses a JSON body', async () => {
    const { status, error } = await raw('POST', '/v1/customers', '{}', { 'content-type': 'application/json' })
    expect(status).toBe(400)
    expect(error.message).toContain('application/x-www-form-urlencoded')
  })

  it('knows the smallest amount of each currency', async () => {
    const price = (unit_amount: number, currency: string) => ({
      line_items: [{ price_data: { currency, unit_amount, product_data: { name: 'x' } }, quantity: 1 }],
    })
    expect(await create(price(49, 'eur'))).toMatchObject({
      code: 'amount_too_small',
      message: "The Checkout Session's total amount due must add up to at least €0.50 eur",
    })
    const small = await refusal(club.stripe.paymentIntents.create({ amount: 299, currency: 'sek' }))
    expect(small).toMatchObject({ code: 'amount_too_small', param: 'amount' })
  })

  it('refuses a customer together with an address, and a customer that does not exist', async () => {
    const customer = await club.stripe.customers.create({ email: 'lou@example.com' })
    expect((await create({ customer: customer.id })).message).toContain('customer, customer_email')
    expect(await create({ customer: 'cus_nobody', customer_email: undefined })).toMatchObject({
      code: 'resource_missing',
      statusCode: 400,
      param: 'customer',
    })
  })
})

describe('what does not exist', () => {
  it.each([
    ['checkout.session', () => club.stripe.checkout.sessions.retrieve('cs_none')],
    ['payment_intent', () => club.stripe.paymentIntents.retrieve('pi_none')],
    ['charge', () => club.stripe.charges.retrieve('ch_none')],
    ['refund', () => club.stripe.refunds.retrieve('re_none')],
    ['customer', () => club.stripe.customers.retrieve('cus_none')],
    ['dispute', () => club.stripe.disputes.retrieve('du_none')],
    ['event', () => club.stripe.events.retrieve('evt_none')],
  ] as const)('answers 404 resource_missing for a %s', async (kind, call) => {
    const missing = await refusal(call())
    expect(missing).toMatchObject({ code: 'resource_missing', statusCode: 404 })
    expect(missing.message).toMatch(new RegExp(`^No such ${kind}: '`))
  })
})

describe('customers and lists', () => {
  it('keeps a customer, changes it, removes its metadata, deletes it', async () => {
    const made = await club.stripe.customers.create({
      email: 'jo@example.com',
      name: 'Jo',
      preferred_locales: ['fr'],
      metadata: { person: '7', tier: 'cercle' },
    })
    const changed = await club.stripe.customers.update(made.id, { name: 'Jo B.', metadata: { tier: '' } })
    expect(changed).toMatchObject({ name: 'Jo B.', email: 'jo@example.com', metadata: { person: '7' } })
    expect(changed.metadata).not.toHaveProperty('tier')
    expect((await club.stripe.customers.list({ email: 'jo@example.com' })).data).toHaveLength(1)
    expect(await club.stripe.customers.del(made.id)).toMatchObject({ deleted: true })
    expect(await club.stripe.customers.retrieve(made.id)).toMatchObject({ deleted: true })
  })

  it('pages forwards and backwards through everything once', async () => {
    const made: string[] = []
    for (let index = 0; index < 7; index++) {
      made.push((await club.stripe.paymentIntents.create({ amount: 1000 + index, currency: 'chf' })).id)
    }
    const all: string[] = []
    for await (const intent of club.stripe.paymentIntents.list({ limit: 3 })) all.push(intent.id)
    expect(all).toEqual([...made].reverse())
    const before = await club.stripe.paymentIntents.list({ limit: 2, ending_before: made[2] })
    expect(before.data.map(intent => intent.id)).toEqual([made[4], made[3]])
    expect(before.has_more).toBe(true)
    const wrong = await refusal(club.stripe.paymentIntents.list({ limit: 101 }))
    expect(wrong.param).toBe('limit')
  })

  it('makes a setup intent and gives it back', async () => {
    const made = await club.stripe.setupIntents.create({ usage: 'off_session' })
    expect(await club.stripe.setupIntents.retrieve(made.id)).toMatchObject({
      status: 'requires_payment_method',
    })
  })
})
