import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Club, deposit, openClub, payByForm, refusal } from './stripe-harness'

let club: Club
beforeAll(async () => {
  club = await openClub()
})
afterAll(() => club.close())

describe('an idempotency key', () => {
  it('gives the first answer again, whole, and says so', async () => {
    const call = () =>
      club.stripe.checkout.sessions.create(deposit(), { idempotencyKey: 'reservation-1-checkout' })
    const first = await call()
    await payByForm(club, first.id, '4242424242424242')
    const second = await call()
    expect(second).toEqual(first)
    expect(second.status).toBe('open')
    expect(first.lastResponse.headers).not.toHaveProperty('idempotent-replayed')
    expect(second.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
      'idempotency-key': 'reservation-1-checkout',
    })
    const sessions = await club.stripe.checkout.sessions.list({ limit: 100 })
    expect(sessions.data.filter(session => session.id === first.id)).toHaveLength(1)
  })

  it('does not care for the order of the parameters', async () => {
    const options = { idempotencyKey: 'order' }
    const first = await club.stripe.paymentIntents.create({ amount: 1000, currency: 'eur' }, options)
    const second = await club.stripe.paymentIntents.create({ currency: 'eur', amount: 1000 }, options)
    expect(second.id).toBe(first.id)
  })

  it('refuses other parameters and another address', async () => {
    const options = { idempotencyKey: 'same-key' }
    await club.stripe.paymentIntents.create({ amount: 1000, currency: 'eur' }, options)
    const other = await refusal(club.stripe.paymentIntents.create({ amount: 1001, currency: 'eur' }, options))
    expect(other).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' })
    expect(other.message).toBe(
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'same-key' if you meant to execute a different request.",
    )
    const elsewhere = await refusal(club.stripe.customers.create({ name: 'x' }, options))
    expect(elsewhere.message).toContain("('/v1/customers' vs '/v1/payment_intents')")
  })

  it('answers 409 while its first call is still in flight', async () => {
    club.sandbox.control.fail({ route: 'POST /v1/payment_intents', kind: 'slow', ms: 400 })
    const options = { idempotencyKey: 'twice-at-once' }
    const call = () => club.stripe.paymentIntents.create({ amount: 1000, currency: 'eur' }, options)
    const outcomes = await Promise.allSettled([call(), call()])
    const refused = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  })

  it('remembers a refusal by the state, and forgets a malformed call', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit())
    const intent = await club.stripe.paymentIntents.create({ amount: 1000, currency: 'eur' })
    const key = { idempotencyKey: 'refund-of-nothing' }
    await refusal(club.stripe.refunds.create({ payment_intent: intent.id }, key))
    const again = await refusal(club.stripe.refunds.create({ payment_intent: intent.id }, key))
    expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true' })

    const badKey = { idempotencyKey: 'malformed' }
    await refusal(club.stripe.checkout.sessions.expire(session.id, { wrong: '1' } as never, badKey))
    expect((await club.stripe.checkout.sessions.expire(session.id, {}, badKey)).status).toBe('expired')
  })

  it('is forgotten after 24 hours', async () => {
    const call = () =>
      club.stripe.paymentIntents.create({ amount: 1000, currency: 'eur' }, { idempotencyKey: 'a-day' })
    const first = await call()
    club.sandbox.control.advanceClock(23 * 3_600_000)
    expect((await call()).id).toBe(first.id)
    club.sandbox.control.advanceClock(3_600_001)
    expect((await call()).id).not.toBe(first.id)
  })
})

describe('faults', () => {
  const intent = (key?: string) =>
    club.stripe.paymentIntents.create(
      { amount: 1000, currency: 'eur' },
      key ? { idempotencyKey: key } : undefined,
    )
  const count = async () => (await club.stripe.paymentIntents.list({ limit: 100 })).data.length

  it('answer 429 and 500 as often as asked, then all is well', async () => {
    club.sandbox.control.fail({ route: 'POST /v1/payment_intents', kind: '429', times: 2 })
    club.sandbox.control.fail({ route: '/v1/*', kind: '500' })
    const before = club.stripe.events.list()
    expect((await refusal(before)).statusCode).toBe(500)
    expect(await refusal(intent('limited'))).toMatchObject({ statusCode: 429, code: 'rate_limit' })
    expect((await refusal(intent('limited'))).type).toBe('StripeRateLimitError')
    expect((await intent('limited')).status).toBe('requires_payment_method')
  })

  it('can be a 500 that the key keeps, as Stripe documents', async () => {
    club.sandbox.control.fail({ route: 'POST /v1/payment_intents', kind: '500-remembered' })
    expect((await refusal(intent('kept'))).statusCode).toBe(500)
    expect((await refusal(intent('kept'))).headers).toMatchObject({ 'idempotent-replayed': 'true' })
  })

  it('cut the line before the work, so that nothing has happened', async () => {
    const before = await count()
    // The SDK itself calls a second time after a cut line, hence two.
    club.sandbox.control.fail({
      route: 'POST /v1/payment_intents',
      kind: 'timeout-before-accepting',
      times: 2,
    })
    expect((await refusal(intent('lost-before'))).type).toBe('StripeConnectionError')
    expect(await count()).toBe(before)
  })

  it('cut the line after the work, and the same key then finds it done', async () => {
    const before = await count()
    club.sandbox.control.fail({
      route: 'POST /v1/payment_intents',
      kind: 'timeout-after-accepting',
      times: 2,
    })
    expect((await refusal(intent('lost-after'))).type).toBe('StripeConnectionError')
    expect(await count()).toBe(before + 1)
    const found = await intent('lost-after')
    expect(found.lastResponse.headers).toMatchObject({ 'idempotent-replayed': 'true' })
    expect(await count()).toBe(before + 1)
  })

  it('are set over HTTP, and a malformed wish is refused', async () => {
    const ask = (body: object) =>
      fetch(`${club.sandbox.origin}/sandbox/faults`, { method: 'POST', body: JSON.stringify(body) })
    expect((await ask({ route: 'GET /v1/disputes', kind: '500' })).status).toBe(200)
    expect((await refusal(club.stripe.disputes.list())).statusCode).toBe(500)
    expect((await ask({ route: 'GET /v1/disputes', kind: 'explode' })).status).toBe(400)
  })
})
