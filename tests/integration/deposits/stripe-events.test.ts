import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { handleStripeEvent } from '~/domain/deposits/handle-stripe-event.server'
import { receiveStripeEvent } from '~/domain/deposits/receive-stripe-event.server'
import { reconcileDeposits } from '~/domain/deposits/reconcile-deposits.server'
import {
  aGuest,
  aPaidEvent,
  cards,
  depositOf,
  type Guest,
  hold,
  lettersTo,
  movementsOfReservation,
  openPage,
  stateOf,
  until,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { useTill } from '../../set-up/till'

const database = useTestDatabase()
const till = useTill(database)
afterEach(() => till.stripe.control.setWebhooks({ double: false, reorder: 0, drop: false, delayMs: 0 }))

async function declineThenPay(): Promise<{ guest: Guest; id: string }> {
  const guest = await aGuest(database.db, await aPaidEvent(database.db))
  const id = await hold(till.ctx, guest)
  const page = await openPage(till, guest, id)
  await till.pay(page, cards.declined)
  await till.pay(page)
  return { guest, id }
}

async function expectOneEnd({ guest, id }: { guest: Guest; id: string }): Promise<void> {
  expect(await stateOf(database.db, id)).toBe('confirmed')
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000', 'failed 50000'])
  expect(await lettersTo(database.db, guest.personId)).toEqual(['reservation_confirmed'])
}

const isQuiet = () => till.stripe.control.deliveries().every(({ state }) => state !== 'waiting')

test('webhooks that come twice have one end, and are kept once', async () => {
  till.stripe.control.setWebhooks({ double: true })
  const made = await declineThenPay()
  await till.hearAndWork()
  await expectOneEnd(made)
  const ids = new Set(till.stripe.control.deliveries().map(({ messageId }) => messageId))
  const { rows } = await sql<{ kept: number; handled: number }>`
    select count(*)::int as kept, count(handled_at)::int as handled from stripe_events
  `.execute(database.db)
  expect(rows[0]).toEqual({ kept: ids.size, handled: ids.size })
})

test('webhooks that come last first have the same end', async () => {
  till.stripe.control.setWebhooks({ reorder: 50 })
  const made = await declineThenPay()
  till.stripe.control.setWebhooks({ reorder: 0 })
  await till.hearAndWork()
  await expectOneEnd(made)
})

test('a webhook that comes again days later changes nothing', async () => {
  const made = await declineThenPay()
  await till.hearAndWork()
  const paid = till.stripe.control.deliveries().filter(({ type }) => type === 'checkout.session.completed')
  for (const { messageId } of paid) till.stripe.control.resend(messageId)
  await until(isQuiet)
  await till.hearAndWork()
  await expectOneEnd(made)
})

test('when every webhook is lost, the reconciler finds the payment and settles it', async () => {
  till.stripe.control.setWebhooks({ drop: true })
  const made = await declineThenPay()
  await till.work()
  expect(await stateOf(database.db, made.id)).toBe('held')

  const { id: depositId } = await depositOf(database.db, made.id)
  const found = await reconcileDeposits(till.ctx, { grace: 0 })
  expect(found.filter(each => each.depositId === depositId).map(({ what }) => what)).toEqual([
    'not_in_ledger',
    'not_in_ledger',
    'paid_without_end',
  ])
  await till.work()
  await expectOneEnd(made)
  const again = await reconcileDeposits(till.ctx, { grace: 0 })
  expect(again.filter(each => each.depositId === depositId)).toEqual([])
})

test('a checkout that the house lost sight of is found again by its payment alone', async () => {
  till.stripe.control.setWebhooks({ drop: true })
  const made = await declineThenPay()
  const { id: depositId } = await depositOf(database.db, made.id)
  const reading = await till.readStripe(made.id)
  const paymentIntentId = reading.payment?.paymentIntentId ?? ''
  await database.db
    .updateTable('deposits')
    .set({ stripe_session_id: null })
    .where('id', '=', depositId)
    .execute()
  await database.db
    .insertInto('stripe_events')
    .values({ id: 'evt_alone', type: 'payment_intent.succeeded', object_id: paymentIntentId })
    .execute()
  await handleStripeEvent(till.ctx, 'evt_alone')
  await till.work()
  await expectOneEnd(made)
  expect((await depositOf(database.db, made.id)).stripe_session_id).toBe(reading.sessionId)
})

test.each(['cs_test_gone', 'pi_gone', 'ch_gone', 're_gone', 'cus_someone'])(
  'an event about %s, which is not ours, is marked and left',
  async objectId => {
    const id = `evt_${objectId}`
    await database.db
      .insertInto('stripe_events')
      .values({ id, type: 'anything', object_id: objectId })
      .execute()
    await handleStripeEvent(till.ctx, id)
    const row = await database.db
      .selectFrom('stripe_events')
      .select('handled_at')
      .where('id', '=', id)
      .executeTakeFirst()
    expect(row?.handled_at).toBeInstanceOf(Date)
  },
)

test('a body that Stripe did not sign is refused and leaves no row', async () => {
  const rawBody = JSON.stringify({
    id: 'evt_forged',
    type: 'x',
    object: 'event',
    data: { object: { id: 'cs_1' } },
  })
  for (const signature of [
    null,
    '',
    't=1,v1=00',
    `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`,
  ]) {
    expect(await receiveStripeEvent(till.ctx, { rawBody, signature })).toEqual({
      ok: false,
      reason: 'unsigned',
    })
  }
  const row = await database.db
    .selectFrom('stripe_events')
    .select('id')
    .where('id', '=', 'evt_forged')
    .executeTakeFirst()
  expect(row).toBeUndefined()
})
