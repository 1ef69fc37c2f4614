import { afterEach, expect, test } from 'vitest'
import { issueRefund } from '~/domain/deposits/issue-refund.server'
import { reconcileDeposits } from '~/domain/deposits/reconcile-deposits.server'
import { cancelReservation } from '~/domain/reservations/cancel-reservation.server'
import { readReservation } from '~/domain/reservations/queries.server'
import { settleDeposit } from '~/domain/reservations/settle-deposit.server'
import {
  aGuest,
  aPaidEvent,
  cards,
  depositOf,
  type Guest,
  hold,
  movementsOfReservation,
  openPage,
  type Till,
} from '../../factories/reservation'
import { useTestDatabase } from '../../set-up/database'
import { useTill } from '../../set-up/till'

const database = useTestDatabase()
const till = useTill(database)
afterEach(() => {
  till.stripe.control.clearFaults()
  till.stripe.control.setWebhooks({ drop: false })
})

/** A paid reservation that was cancelled: the money is owed and has not left yet. */
async function owing(
  card: string = cards.pays,
): Promise<{ guest: Guest; id: string; depositId: string; refundId: string }> {
  const event = await aPaidEvent(database.db, { refundSteps: [{ until_days_before: 0, percent: 40 }] })
  const guest = await aGuest(database.db, event)
  const id = await hold(till.ctx, guest)
  await till.pay(await openPage(till, guest, id), card)
  const { id: depositId } = await depositOf(database.db, id)
  await settleDeposit(till.ctx, depositId)
  const cancelled = await cancelReservation(till.ctx, guest.actor, { reservationId: id, shown: 20_000 })
  if (!cancelled.ok) throw new Error(cancelled.reason)
  const owed = await database.db
    .selectFrom('deposit_refunds')
    .select('id')
    .where('deposit_id', '=', depositId)
    .executeTakeFirstOrThrow()
  return { guest, id, depositId, refundId: owed.id }
}

const refundsAtStripe = async (id: string) => (await till.readStripe(id)).payment?.refunds ?? []

test('a crash between Stripe’s answer and our commit, tried again, makes one refund', async () => {
  const { id, refundId } = await owing()
  const crashing: Till['ctx'] = {
    ...till.ctx,
    payments: {
      ...till.ctx.payments,
      refund: async (refund, key) => {
        await till.ctx.payments.refund(refund, key)
        throw new Error('the process died here')
      },
    },
  }
  await expect(issueRefund(crashing, refundId)).rejects.toThrow('the process died here')
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000'])
  await issueRefund(till.ctx, refundId)
  await issueRefund(till.ctx, refundId)
  expect(await refundsAtStripe(id)).toMatchObject([{ amount: 20_000, refundId }])
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000', 'refunded 20000'])
})

test('two workers at once make one refund', async () => {
  const { id, refundId } = await owing()
  await Promise.allSettled([issueRefund(till.ctx, refundId), issueRefund(till.ctx, refundId)])
  await issueRefund(till.ctx, refundId)
  expect(await refundsAtStripe(id)).toHaveLength(1)
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000', 'refunded 20000'])
})

test('with Stripe down the money stays owed, and the page says that it is on its way', async () => {
  const { guest, id, refundId } = await owing()
  till.stripe.control.fail({ route: '/v1/*', kind: '500', times: 20 })
  await expect(issueRefund(till.ctx, refundId)).rejects.toThrow()
  expect((await readReservation(database.db, guest.actor, id))?.deposit?.refund?.standing).toBe('on_its_way')
  till.stripe.control.clearFaults()
  await till.work()
  expect((await readReservation(database.db, guest.actor, id))?.deposit?.refund?.standing).toBe('returned')
})

test('a refund that the bank sends back is in the ledger as failed, and the page does not call it returned', async () => {
  const { guest, id } = await owing(cards.refundFails)
  await till.hearAndWork()
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, id)).toContain('failed 20000')
  const view = await readReservation(database.db, guest.actor, id)
  expect(view?.deposit).toMatchObject({ paid: 50_000, refunded: 0, refund: { standing: 'failed' } })
})

test('a refund that was owed and never made is found by the reconciler and made', async () => {
  const { id, depositId, refundId } = await owing()
  await database.db.deleteFrom('outbox').where('kind', '=', 'deposits.refund').execute()
  const found = await reconcileDeposits(till.ctx, { grace: 0 })
  expect(found.filter(each => each.depositId === depositId)).toEqual([
    { depositId, what: 'refund_not_made', objectId: refundId },
  ])
  await till.work()
  expect(await refundsAtStripe(id)).toMatchObject([{ refundId }])
  expect(
    (await reconcileDeposits(till.ctx, { grace: 0 })).filter(each => each.depositId === depositId),
  ).toEqual([])
})

test('money given back at Stripe’s own pages is in the ledger, and is not given back a second time', async () => {
  const event = await aPaidEvent(database.db, { refundSteps: [{ until_days_before: 0, percent: 100 }] })
  const guest = await aGuest(database.db, event)
  const id = await hold(till.ctx, guest)
  await till.pay(await openPage(till, guest, id))
  await till.hearAndWork()
  const paymentIntentId = (await till.readStripe(id)).payment?.paymentIntentId ?? ''
  await till.ctx.payments.refund(
    { refundId: 'by hand', depositId: 'by hand', paymentIntentId, amount: 30_000 },
    'by hand',
  )
  await till.hearAndWork()
  expect(await movementsOfReservation(database.db, id)).toEqual(['captured 50000', 'refunded 30000'])
  expect((await readReservation(database.db, guest.actor, id))?.cancellation?.returned?.amount).toBe(20_000)
})

// Last of this file: Stripe's clock only moves forward.
test('even two days later, when Stripe has forgotten the key, a half refund is not made twice', async () => {
  const { id, refundId } = await owing()
  till.stripe.control.fail({ route: 'POST /v1/refunds', kind: 'timeout-after-accepting', times: 3, ms: 1 })
  await expect(issueRefund(till.ctx, refundId)).rejects.toThrow()
  till.stripe.control.advanceClock(48 * 3_600_000)
  await issueRefund(till.ctx, refundId)
  expect(await refundsAtStripe(id)).toMatchObject([{ amount: 20_000, refundId }])
})
