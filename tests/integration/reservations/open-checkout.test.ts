import { afterEach, expect, test } from 'vitest'
import type { Actor } from '~/domain/kernel/actor'
import { openCheckout } from '~/domain/reservations/open-checkout.server'
import { anEvent } from '../../factories/event'
import {
  aGuest,
  aPaidEvent,
  countEffects,
  depositOf,
  type Guest,
  hold,
  openPage,
  runOut,
  stateOf,
  type Till,
  urls,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { useTill } from '../../set-up/till'

const database = useTestDatabase()
const till = useTill(database)
afterEach(() => till.stripe.control.clearFaults())

const open = (guest: Guest, id: string) => openCheckout(till.ctx, guest.actor, id, urls)
const sessions = '/v1/checkout/sessions'

test('however often it is asked, at once or later, a deposit has one page', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  const pages = await Promise.all(Array.from({ length: 5 }, () => open(guest, id)))
  const opened = pages.filter(page => page.ok)
  expect(opened.length).toBeGreaterThan(0)
  expect(new Set([...opened, await open(guest, id)].map(page => JSON.stringify(page))).size).toBe(1)
})

test('the page outlives the hold by half an hour, so that every try within the hold has the same body', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  const url = await openPage(till, guest, id)
  await database.db
    .updateTable('deposits')
    .set({ stripe_session_id: null, stripe_session_url: null })
    .execute()
  till.stripe.control.advanceClock(29 * 60_000)
  expect(await openPage(till, guest, id)).toBe(url)
})

test('with Stripe down the seats stay held, and the next try opens the page', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  till.stripe.control.fail({ route: `POST ${sessions}`, kind: '429', times: 10 })
  expect(await open(guest, id)).toEqual({ ok: false, reason: 'payment_unavailable' })
  expect(await stateOf(database.db, id)).toBe('held')
  till.stripe.control.clearFaults()
  expect(await till.pay(await openPage(till, guest, id))).toBe(303)
})

test('an answer lost on the way back is asked again under the same key, and is the same page', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  till.stripe.control.fail({ route: `POST ${sessions}`, kind: 'timeout-after-accepting', times: 3, ms: 1 })
  expect(await open(guest, id)).toEqual({ ok: false, reason: 'payment_unavailable' })
  const url = await openPage(till, guest, id)
  const { stripe_session_id: kept } = await depositOf(database.db, id)
  expect(url).toContain(kept)
  const { data } = await readSessions(id)
  expect(data).toHaveLength(1)
})

test('a failure that Stripe keeps under the key does not cost the member their seats', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  till.stripe.control.fail({ route: `POST ${sessions}`, kind: '500-remembered', times: 1 })
  expect(await till.pay(await openPage(till, guest, id))).toBe(303)
})

test('a change of language between two tries still leads to one page that can be paid', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  till.stripe.control.fail({ route: `POST ${sessions}`, kind: 'timeout-after-accepting', times: 3, ms: 1 })
  expect((await open(guest, id)).ok).toBe(false)
  await database.db.updateTable('persons').set({ locale: 'en' }).where('id', '=', guest.personId).execute()
  const url = await openPage(till, guest, id)
  expect(await openPage(till, guest, id)).toBe(url)
  expect(await till.pay(url)).toBe(303)
})

test('a hold that runs out while Stripe answers is refused, and its page is closed', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  const before = await countEffects(database.db, 'deposits.close_checkout')
  const slow: Till['ctx'] = {
    ...till.ctx,
    payments: {
      ...till.ctx.payments,
      openCheckout: async (checkout, key) => {
        const session = await till.ctx.payments.openCheckout(checkout, key)
        await runOut(database.db, id)
        return session
      },
    },
  }
  expect(await openCheckout(slow, guest.actor, id, urls)).toEqual({ ok: false, reason: 'lapsed' })
  expect(await countEffects(database.db, 'deposits.close_checkout')).toBe(before + 1)
  await till.work()
  expect((await till.readStripe(id)).state).toBe('expired')
})

test('paid without a word from a webhook, asking again finds it paid', async () => {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  till.stripe.control.setWebhooks({ drop: true })
  await till.pay(await openPage(till, guest, id))
  till.stripe.control.setWebhooks({ drop: false })
  expect(await open(guest, id)).toEqual({ ok: false, reason: 'already_paid' })
  expect(await stateOf(database.db, id)).toBe('confirmed')
})

test('nothing is paid for an event without a deposit, and nothing by anyone else', async () => {
  const event = await anEvent(database.db)
  const [guest, other] = [await aGuest(database.db, event), await aGuest(database.db, event)]
  const id = await hold(till.ctx, guest)
  expect(await open(guest, id)).toEqual({ ok: false, reason: 'nothing_to_pay' })
  expect(await open(other, id)).toEqual({ ok: false, reason: 'not_found' })
  const signedIn: Actor = { kind: 'person', personId: guest.personId, sessionId: '', roles: [] }
  expect(await openCheckout(till.ctx, signedIn, id, urls)).toEqual({ ok: false, reason: 'nothing_to_pay' })
})

async function readSessions(reservationId: string): Promise<{ data: unknown[] }> {
  const answer = await fetch(`${till.stripe.origin}${sessions}?limit=100`, {
    headers: { authorization: 'Bearer sk_test_reservations0001' },
  })
  const body = (await answer.json()) as { data: { metadata: { reservationId: string } }[] }
  return { data: body.data.filter(({ metadata }) => metadata.reservationId === reservationId) }
}
