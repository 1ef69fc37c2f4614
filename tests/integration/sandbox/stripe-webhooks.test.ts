import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Club, deposit, eventually, openClub, payByForm, post } from './stripe-harness'

let club: Club
beforeEach(async () => {
  club = await openClub()
})
afterEach(() => club.close())

const create = (name: string) => club.stripe.customers.create({ name })
const names = () => club.inbox.events.map(event => (event.data.object as { name?: string }).name)
const attempted = () => club.sandbox.control.deliveries().filter(one => one.attemptCount > 0).length

describe('webhooks', () => {
  it('carry the event as the events list has it, under a signature that the SDK accepts', async () => {
    const customer = await create('Ana')
    const event = await eventually(() => club.inbox.events[0])
    expect(event).toMatchObject({ object: 'event', type: 'customer.created', livemode: false })
    expect(event.data.object).toMatchObject({ id: customer.id, name: 'Ana' })
    expect(event.request?.id).toBe(customer.lastResponse.requestId)
    const kept = await club.stripe.events.retrieve(event.id)
    expect(kept).toMatchObject({ id: event.id, type: event.type, data: { object: { id: customer.id } } })
  })

  it('are tried again until the club answers with a 2xx', async () => {
    club.inbox.answers.push(500, 302, 404)
    await create('Ana')
    await eventually(() => club.inbox.events.length === 1)
    const delivery = await eventually(() =>
      club.sandbox.control.deliveries().find(one => one.state === 'delivered'),
    )
    expect(delivery.attempts.map(attempt => attempt.status)).toEqual([500, 302, 404, 200])
  })

  it('come twice when asked', async () => {
    club.sandbox.control.setWebhooks({ double: true })
    await create('Ana')
    await eventually(() => club.inbox.events.length === 2)
    expect(new Set(club.inbox.events.map(event => event.id)).size).toBe(1)
  })

  it('come late when asked', async () => {
    club.sandbox.control.setWebhooks({ delayMs: 3_600_000 })
    await create('late')
    club.sandbox.control.setWebhooks({ delayMs: 0 })
    await create('prompt')
    await eventually(() => names().includes('prompt'))
    expect(names()).not.toContain('late')
  })

  it('are held and come last first when asked', async () => {
    club.sandbox.control.setWebhooks({ reorder: 3 })
    await create('one')
    await create('two')
    expect(attempted()).toBe(0)
    await create('three')
    await eventually(() => club.inbox.events.length === 3)
    expect(names()).toEqual(['three', 'two', 'one'])
  })

  it('are dropped when asked, and found all the same in the events list', async () => {
    club.sandbox.control.setWebhooks({ drop: true })
    await create('lost')
    club.sandbox.control.setWebhooks({ drop: false })
    await create('heard')
    await eventually(() => names().includes('heard'))
    expect(names()).not.toContain('lost')
    const events = await club.stripe.events.list({ types: ['customer.created'] })
    expect(events.data.map(event => (event.data.object as { name?: string }).name)).toEqual(['heard', 'lost'])
  })

  it('are sent once more from the page, twice, or later', async () => {
    await create('Ana')
    const event = await eventually(() => club.inbox.events[0])
    const page = await (await fetch(`${club.sandbox.origin}/sandbox`)).text()
    expect(page).toContain(`/sandbox/events/${event.id}/resend`)
    expect((await post(club, `/sandbox/events/${event.id}/resend`, {})).status).toBe(303)
    await eventually(() => club.inbox.events.length === 2)
    await post(club, `/sandbox/events/${event.id}/double`, {})
    await eventually(() => club.inbox.events.length === 4)
    await post(club, `/sandbox/events/${event.id}/delay`, { seconds: '0' })
    await eventually(() => club.inbox.events.length === 5)
    expect((await post(club, '/sandbox/events/evt_none/resend', {})).status).toBe(404)
  })
})

describe('the events list', () => {
  it('filters by type and by time, and pages', async () => {
    const session = await club.stripe.checkout.sessions.create(deposit())
    await payByForm(club, session.id, '4242424242424242')
    const charges = await club.stripe.events.list({ type: 'charge.*' })
    expect(charges.data.map(event => event.type)).toEqual(['charge.succeeded'])
    const both = await club.stripe.events.list({
      types: ['checkout.session.completed', 'payment_intent.succeeded'],
    })
    expect(both.data.map(event => event.type)).toEqual([
      'checkout.session.completed',
      'payment_intent.succeeded',
    ])
    const now = Math.floor(Date.now() / 1000)
    expect((await club.stripe.events.list({ created: { gte: now + 60 } })).data).toEqual([])
    const first = await club.stripe.events.list({ limit: 1 })
    const second = await club.stripe.events.list({ limit: 1, starting_after: first.data[0]?.id })
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id)
    const newer = await club.stripe.events.list({ ending_before: second.data[0]?.id })
    expect(newer.data.map(event => event.id)).toEqual([first.data[0]?.id])
  })
})
