import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Club, deposit, eventually, openClub, payByForm, post, refusal } from './stripe-harness'

let club: Club
beforeAll(async () => {
  club = await openClub()
})
afterAll(() => club.close())

const types = (intent: string) =>
  club.inbox.events
    .filter(event => {
      const object = event.data.object as { id: string; payment_intent?: string }
      return object.id === intent || object.payment_intent === intent
    })
    .map(event => event.type)

describe('a checkout session', () => {
  it('has no payment intent until somebody pays, then is complete and paid', async () => {
    const session = await club.stripe.checkout.sessions.create(
      deposit({
        client_reference_id: 'reservation-1',
        metadata: { reservation: '1' },
        payment_intent_data: { metadata: { reservation: '1' }, description: 'Caution' },
      }),
    )
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      amount_total: 50_000,
      currency: 'eur',
      ui_mode: 'hosted_page',
      livemode: false,
    })
    expect(session.url).toBe(`http://localhost:${club.sandbox.port}/c/pay/${session.id}`)

    const paid = await payByForm(club, session.id, '4242 4242 4242 4242')
    expect(paid.status).toBe(303)
    expect(paid.location).toBe(`http://localhost:4000/return?session=${session.id}`)

    const after = await club.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge', 'line_items'],
    })
    expect(after).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      client_reference_id: 'reservation-1',
      customer_details: { email: 'camille@example.com', name: 'Camille Renard' },
      payment_intent: {
        status: 'succeeded',
        amount_received: 50_000,
        metadata: { reservation: '1' },
        latest_charge: { object: 'charge', paid: true, captured: true, amount: 50_000 },
      },
      line_items: { data: [{ description: 'Avant-première en Laponie', amount_total: 50_000 }] },
    })
    const intent = (after.payment_intent as { id: string }).id
    await eventually(() => types(intent).includes('checkout.session.completed'))
    expect(types(intent).sort()).toEqual([
      'charge.succeeded',
      'checkout.session.completed',
      'payment_intent.created',
      'payment_intent.succeeded',
    ])
    const found = await club.stripe.checkout.sessions.list({ payment_intent: intent })
    expect(found.data.map(one => one.id)).toEqual([session.id])
  })

  it('is paid once when the form is sent twice at the same moment', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit())
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => payByForm(club, session.id, '4242424242424242')),
    )
    expect(new Set(answers.map(answer => answer.location)).size).toBe(1)
    const { payment_intent } = await club.stripe.checkout.sessions.retrieve(session.id)
    const charges = await club.stripe.charges.list({ payment_intent: String(payment_intent) })
    expect(charges.data).toHaveLength(1)
  })

  it('stays open after a declined card, says why, and takes another card on the same intent', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit({ locale: 'fr' }))
    const declined = await payByForm(club, session.id, '4000000000009995')
    expect(declined.status).toBe(402)
    expect(declined.text).toContain('Le solde de cette carte ne suffit pas.')

    const open = await club.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    expect(open).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: {
          type: 'card_error',
          code: 'card_declined',
          decline_code: 'insufficient_funds',
        },
      },
    })
    const intent = (open.payment_intent as { id: string }).id
    expect((await payByForm(club, session.id, '4242424242424242')).status).toBe(303)
    const paid = await club.stripe.paymentIntents.retrieve(intent)
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
    const charges = await club.stripe.charges.list({ payment_intent: intent })
    expect(charges.data.map(charge => charge.status)).toEqual(['succeeded', 'failed'])
    await eventually(() => types(intent).includes('payment_intent.payment_failed'))
  })

  it.each([
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000000069', 'expired_card', undefined],
    ['4000000000000127', 'incorrect_cvc', undefined],
  ])('declines the test card %s as %s', async (number, code, declineCode) => {
    const session = await club.stripe.checkout.sessions.create(deposit())
    expect((await payByForm(club, session.id, number)).status).toBe(402)
    const { payment_intent: intent } = await club.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent'],
    })
    expect(intent).toMatchObject({ last_payment_error: { code } })
    expect(
      (intent as { last_payment_error: { decline_code?: string } }).last_payment_error.decline_code,
    ).toBe(declineCode)
  })

  it('asks for 3-D Secure, and lets it pass or fail', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit({ locale: 'en' }))
    const asked = await payByForm(club, session.id, '4000002500003155')
    expect(asked.location).toBe(`/c/pay/${session.id}/authenticate?lang=en`)
    const page = await fetch(club.sandbox.origin + asked.location)
    expect(await page.text()).toContain('Complete authentication')
    const waiting = await club.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    expect(waiting).toMatchObject({ status: 'open', payment_intent: { status: 'requires_action' } })

    const failed = await post(club, `/c/pay/${session.id}/authenticate`, { outcome: 'fail' })
    expect(failed.status).toBe(402)
    const after = await club.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    expect(after).toMatchObject({
      status: 'open',
      payment_intent: {
        status: 'requires_payment_method',
        latest_charge: null,
        last_payment_error: { code: 'payment_intent_authentication_failure' },
      },
    })

    await payByForm(club, session.id, '4000002500003155')
    const passed = await post(club, `/c/pay/${session.id}/authenticate`, { outcome: 'complete' })
    expect(passed.status).toBe(303)
    expect((await club.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
    const twice = await post(club, `/c/pay/${session.id}/authenticate`, { outcome: 'complete' })
    expect(twice.location).toBe(passed.location)
  })

  it('declines after 3-D Secure when the card says so', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit())
    await payByForm(club, session.id, '4000008400001629')
    expect((await post(club, `/c/pay/${session.id}/authenticate`, { outcome: 'complete' })).status).toBe(402)
    expect((await club.stripe.checkout.sessions.retrieve(session.id)).status).toBe('open')
  })

  it('never keeps a number that is not a test number', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit({ locale: 'en' }))
    const real = await payByForm(club, session.id, '4111111111111111')
    expect(real.status).toBe(422)
    expect(real.text).toContain('only the test cards listed below')
    expect(real.text).not.toContain('4111')
    const mistyped = await payByForm(club, session.id, '4242424242424241')
    expect(mistyped.text).toContain('not the number of a card')
    expect((await club.stripe.checkout.sessions.retrieve(session.id)).payment_intent).toBeNull()
  })

  it('ends unpaid with its money held when the capture is manual', async () => {
    const session = await club.stripe.checkout.sessions.create(
      deposit({ payment_intent_data: { capture_method: 'manual' } }),
    )
    await payByForm(club, session.id, '4242424242424242')
    const held = await club.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge'],
    })
    expect(held).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: {
        status: 'requires_capture',
        amount_capturable: 50_000,
        amount_received: 0,
        latest_charge: { captured: false, paid: true },
      },
    })
    const intent = (held.payment_intent as { id: string }).id
    const charge = (await club.stripe.charges.list({ payment_intent: intent })).data[0]
    expect(charge?.payment_method_details?.card?.capture_before).toBe((charge?.created ?? 0) + 7 * 86_400)

    const early = await refusal(club.stripe.refunds.create({ payment_intent: intent }))
    expect(early.message).toContain('does not have a successful charge to refund')
    const tooMuch = await refusal(club.stripe.paymentIntents.capture(intent, { amount_to_capture: 50_001 }))
    expect(tooMuch.code).toBe('amount_too_large')
    const captured = await club.stripe.paymentIntents.capture(intent, { amount_to_capture: 20_000 })
    expect(captured).toMatchObject({ status: 'succeeded', amount_received: 20_000, amount_capturable: 0 })
    const again = await refusal(club.stripe.paymentIntents.capture(intent))
    expect(again).toMatchObject({ code: 'payment_intent_unexpected_state', statusCode: 400 })
    const rest = await refusal(club.stripe.refunds.create({ payment_intent: intent, amount: 20_001 }))
    expect(rest.param).toBe('amount')
  })
})

describe('a session that nobody pays', () => {
  it('is expired on request, once, and shows it', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit({ locale: 'fr' }))
    const expired = await club.stripe.checkout.sessions.expire(session.id)
    expect(expired).toMatchObject({ status: 'expired', url: null })
    const again = await refusal(club.stripe.checkout.sessions.expire(session.id))
    expect(again.message).toBe(
      'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `expired`.',
    )
    const page = await payByForm(club, session.id, '4242424242424242')
    expect(page.status).toBe(410)
    expect(page.text).toContain('Ce paiement n’est plus ouvert')
  })

  it('expires by itself at its hour, with an event, and lets go of the intent of a failed attempt', async () => {
    const expires_at = Math.floor(Date.now() / 1000) + 31 * 60
    const session = await club.stripe.checkout.sessions.create(deposit({ expires_at }))
    await payByForm(club, session.id, '4000000000000002')
    club.sandbox.control.advanceClock(32 * 60_000)
    const after = await club.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    expect(after).toMatchObject({ status: 'expired', payment_intent: { status: 'canceled' } })
    await eventually(() =>
      club.inbox.events.find(
        event => event.type === 'checkout.session.expired' && event.data.object.id === session.id,
      ),
    )
  })

  it('must live between 30 minutes and 24 hours from the moment the request arrives', async () => {
    const now = Math.floor(Date.now() / 1000) + 32 * 60
    const short = await refusal(club.stripe.checkout.sessions.create(deposit({ expires_at: now + 1700 })))
    expect(short.message).toContain('at least 30 minutes from Checkout Session creation')
    const long = await refusal(club.stripe.checkout.sessions.create(deposit({ expires_at: now + 86_460 })))
    expect(long.message).toContain('less than 24 hours from Checkout Session creation')
    const fine = await club.stripe.checkout.sessions.create(deposit({ expires_at: now + 1860 }))
    expect(fine.expires_at).toBe(now + 1860)
  })

  it('lets a card hold go when its seven days are over', async () => {
    const session = await club.stripe.checkout.sessions.create(
      deposit({ payment_intent_data: { capture_method: 'manual' } }),
    )
    await payByForm(club, session.id, '4242424242424242')
    const { payment_intent } = await club.stripe.checkout.sessions.retrieve(session.id)
    club.sandbox.control.advanceClock(7 * 86_400_000 + 1000)
    const intent = await club.stripe.paymentIntents.retrieve(String(payment_intent))
    expect(intent).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' })
  })
})
