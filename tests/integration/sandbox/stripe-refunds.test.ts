import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Club, deposit, eventually, openClub, payByForm, refusal } from './stripe-harness'

let club: Club
beforeAll(async () => {
  club = await openClub()
})
afterAll(() => club.close())

async function paid(number = '4242424242424242'): Promise<string> {
  const session = await club.stripe.checkout.sessions.create(deposit())
  await payByForm(club, session.id, number)
  return String((await club.stripe.checkout.sessions.retrieve(session.id)).payment_intent)
}

describe('a refund', () => {
  it('gives back in parts, never more than is left, and then nothing', async () => {
    const intent = await paid()
    const part = await club.stripe.refunds.create({
      payment_intent: intent,
      amount: 20_000,
      reason: 'requested_by_customer',
      metadata: { reservation: '1' },
    })
    expect(part).toMatchObject({
      status: 'succeeded',
      amount: 20_000,
      currency: 'eur',
      payment_intent: intent,
    })
    const tooMuch = await refusal(club.stripe.refunds.create({ payment_intent: intent, amount: 30_001 }))
    expect(tooMuch).toMatchObject({
      param: 'amount',
      message: 'Refund amount (€300.01) is greater than unrefunded amount on charge (€300.00)',
    })
    const rest = await club.stripe.refunds.create({ payment_intent: intent })
    expect(rest.amount).toBe(30_000)
    const again = await refusal(club.stripe.refunds.create({ payment_intent: intent }))
    expect(again).toMatchObject({ code: 'charge_already_refunded', statusCode: 400 })

    const listed = await club.stripe.refunds.list({ payment_intent: intent })
    expect(listed.data.map(refund => refund.id)).toEqual([rest.id, part.id])
    const charge = await club.stripe.charges.retrieve(String(rest.charge), { expand: ['refunds'] })
    expect(charge).toMatchObject({ amount_refunded: 50_000, refunded: true })
    expect(charge.refunds?.data).toHaveLength(2)
    await eventually(
      () => club.inbox.events.filter(event => event.type === 'refund.created').length >= 2 || undefined,
    )
  })

  it('is not possible for an intent that took no money', async () => {
    const intent = await club.stripe.paymentIntents.create({ amount: 1000, currency: 'eur' })
    const none = await refusal(club.stripe.refunds.create({ payment_intent: intent.id }))
    expect(none.message).toBe(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
    )
    const nothing = await refusal(club.stripe.refunds.create({}))
    expect(nothing.code).toBe('parameter_missing')
  })

  it('that the bank sends back leaves the money on the charge', async () => {
    const intent = await paid('4000000000005126')
    const refund = await club.stripe.refunds.create({ payment_intent: intent })
    const now = await club.stripe.refunds.retrieve(refund.id, { expand: ['charge'] })
    expect(now).toMatchObject({ status: 'failed', charge: { amount_refunded: 0, refunded: false } })
  })
})

describe('an intent', () => {
  it('can be cancelled until it is paid, with its reason', async () => {
    const intent = await club.stripe.paymentIntents.create({
      amount: 1000,
      currency: 'eur',
      capture_method: 'manual',
    })
    const cancelled = await club.stripe.paymentIntents.cancel(intent.id, { cancellation_reason: 'abandoned' })
    expect(cancelled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    const late = await refusal(club.stripe.paymentIntents.cancel(await paid()))
    expect(late).toMatchObject({ code: 'payment_intent_unexpected_state' })
    expect(late.payment_intent).toMatchObject({ status: 'succeeded' })
  })

  it('of a held deposit lets the money go when it is cancelled', async () => {
    const session = await club.stripe.checkout.sessions.create(
      deposit({ payment_intent_data: { capture_method: 'manual' } }),
    )
    await payByForm(club, session.id, '4242424242424242')
    const { payment_intent } = await club.stripe.checkout.sessions.retrieve(session.id)
    const cancelled = await club.stripe.paymentIntents.cancel(String(payment_intent), {
      expand: ['latest_charge'],
    })
    expect(cancelled).toMatchObject({
      status: 'canceled',
      amount_capturable: 0,
      latest_charge: { captured: false, refunded: true },
    })
  })
})

describe('a dispute', () => {
  it('is opened on a charge by the control, and then its charge cannot be refunded', async () => {
    const intent = await paid()
    const charge = (await club.stripe.charges.list({ payment_intent: intent })).data[0]
    const response = await fetch(`${club.sandbox.origin}/sandbox/disputes`, {
      method: 'POST',
      body: JSON.stringify({ charge: charge?.id, reason: 'fraudulent' }),
    })
    expect(response.status).toBe(200)
    const listed = await club.stripe.disputes.list({ payment_intent: intent })
    expect(listed.data[0]).toMatchObject({ status: 'needs_response', amount: 50_000, charge: charge?.id })
    const refused = await refusal(club.stripe.refunds.create({ payment_intent: intent }))
    expect(refused.code).toBe('charge_disputed')
    await eventually(() => club.inbox.events.find(event => event.type === 'charge.dispute.created'))
  })
})
