import { sql } from 'kysely'
import { inTransaction } from '~db/transaction'
import type { Ctx } from '../kernel/context'
import { queueEffect } from '../outbox/queue-effect.server'
import { type Movement, movementsOf } from './ledger.server'
import type { CheckoutReading, PaymentPort } from './port'
import { findDeposit } from './store.server'
import type { Deposit } from './types'

/**
 * `not_in_ledger`: Stripe holds a movement that the ledger lacks. `not_at_stripe`: the ledger holds one that Stripe
 * lacks. `refund_not_made`: money is owed back and Stripe holds no such refund. `paid_without_end`: paid, and the
 * reservation neither confirmed, nor the further seats joined to it, nor the money owed back. `other_amount`: what was taken is not what was asked.
 */
export type DepositDifference = {
  depositId: string
  what: 'not_in_ledger' | 'not_at_stripe' | 'refund_not_made' | 'paid_without_end' | 'other_amount'
  objectId: string | null
}

const graceMinutes = 2
const atMost = 500

/**
 * Proves that the ledger equals Stripe's objects: for every deposit with a checkout that was made or moved in the last
 * `days` days, and for every refund still on its way, reads Stripe and compares. What is missing is settled through the
 * outbox; every difference is logged with its ids and returned. Those younger than two minutes are left to their webhooks.
 */
export async function reconcileDeposits(
  ctx: Ctx & { payments: PaymentPort },
  { days = 3, grace = graceMinutes }: { days?: number; grace?: number } = {},
): Promise<DepositDifference[]> {
  const differences: DepositDifference[] = []
  for (const depositId of await findRecent(ctx, days, grace)) {
    const deposit = await findDeposit(ctx.db, depositId)
    if (!deposit?.sessionId) continue
    const reading = await ctx.payments.readCheckout(deposit.sessionId)
    differences.push(...(await compare(ctx, deposit, reading)))
  }
  for (const difference of differences) ctx.log.warn(difference, 'the ledger and Stripe differ')
  await mend(ctx, differences)
  return differences
}

async function findRecent(ctx: Ctx, days: number, grace: number): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('deposits as d')
    .leftJoin('deposit_refunds as owed', 'owed.deposit_id', 'd.id')
    .select('d.id')
    .groupBy(['d.id', 'd.created_at'])
    .where('d.stripe_session_id', 'is not', null)
    .where('d.created_at', '<', sql<Date>`clock_timestamp() - make_interval(mins => ${grace})`)
    .where(eb =>
      eb.or([
        eb('d.created_at', '>', sql<Date>`clock_timestamp() - make_interval(days => ${days})`),
        eb('owed.created_at', '>', sql<Date>`clock_timestamp() - make_interval(days => ${days})`),
        eb.and([
          eb('owed.id', 'is not', null),
          eb.not(
            eb.exists(
              eb
                .selectFrom('deposit_movements as m')
                .select('m.id')
                .whereRef('m.stripe_object_id', '=', 'owed.stripe_refund_id'),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('d.created_at')
    .limit(atMost)
    .execute()
  return rows.map(row => row.id)
}

async function compare(ctx: Ctx, deposit: Deposit, reading: CheckoutReading): Promise<DepositDifference[]> {
  const differ = (what: DepositDifference['what'], objectId: string | null) => ({
    depositId: deposit.id,
    what,
    objectId,
  })
  const atStripe = reading.payment ? movementsOf(reading.payment) : []
  const kept = await ctx.db
    .selectFrom('deposit_movements')
    .select(['kind', 'stripe_object_id as objectId', 'amount'])
    .where('deposit_id', '=', deposit.id)
    .execute()
  const has = (
    list: readonly Pick<Movement, 'objectId' | 'amount'>[],
    one: Pick<Movement, 'objectId' | 'amount'>,
  ) => list.some(each => each.objectId === one.objectId && each.amount === one.amount)
  const sameKind = (one: Movement) => kept.filter(each => each.kind === one.kind)
  const taken = atStripe.filter(({ kind }) => kind === 'captured')
  const amountTaken = taken.reduce((sum, { amount }) => sum + amount, 0)
  const end = await readEnd(ctx, deposit.id)
  const refunds = reading.payment?.refunds ?? []
  return [
    ...atStripe.filter(one => !has(sameKind(one), one)).map(one => differ('not_in_ledger', one.objectId)),
    // A refund that failed after it had succeeded is there once at Stripe and twice in the ledger.
    ...kept.filter(one => !has(atStripe, one)).map(one => differ('not_at_stripe', one.objectId)),
    ...(amountTaken > 0 && amountTaken !== deposit.amount ? [differ('other_amount', reading.sessionId)] : []),
    ...(amountTaken > 0 && !end.isOver && end.owed.length === 0
      ? [differ('paid_without_end', reading.sessionId)]
      : []),
    ...end.owed
      .filter(owedId => !refunds.some(refund => refund.refundId === owedId))
      .map(owedId => differ('refund_not_made', owedId)),
  ]
}

async function readEnd(ctx: Ctx, depositId: string): Promise<{ isOver: boolean; owed: string[] }> {
  const row = await ctx.db
    .selectFrom('deposits as d')
    .leftJoin('reservations as r', 'r.id', 'd.reservation_id')
    .leftJoin('reservation_additions as a', 'a.id', 'd.addition_id')
    .select(['d.application_id as applicationId', 'd.addition_id as additionId'])
    .select(['r.confirmed_at as confirmedAt', 'a.joined_at as joinedAt'])
    .where('d.id', '=', depositId)
    .executeTakeFirstOrThrow()
  const owed = await ctx.db
    .selectFrom('deposit_refunds')
    .select('id')
    .where('deposit_id', '=', depositId)
    .execute()
  // What a step of an application asked is over once it is in the ledger: nothing else waits for it.
  const { applicationId, additionId, confirmedAt, joinedAt } = row
  const isOver = applicationId !== null || (additionId === null ? confirmedAt : joinedAt) !== null
  return { isOver, owed: owed.map(({ id }) => id) }
}

async function mend(ctx: Ctx, differences: readonly DepositDifference[]): Promise<void> {
  const unsettled = differences.filter(({ what }) => what === 'not_in_ledger' || what === 'paid_without_end')
  const unmade = differences.flatMap(({ what, objectId }) =>
    what === 'refund_not_made' && objectId ? [objectId] : [],
  )
  if (unsettled.length + unmade.length === 0) return
  await inTransaction(ctx.db, async tx => {
    for (const depositId of new Set(unsettled.map(each => each.depositId))) {
      await queueEffect(tx, { kind: 'deposits.settle', payload: { depositId } })
    }
    for (const refundId of unmade) await queueEffect(tx, { kind: 'deposits.refund', payload: { refundId } })
  })
}
