import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { OpenCheckout, PaymentPort } from '../deposits/port'
import {
  findDeposit,
  findDepositOf,
  findDepositOfAddition,
  queueDepositClosing,
} from '../deposits/store.server'
import type { ReservationDeposit } from '../deposits/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, never, type Result, refuse } from '../kernel/result'
import { findHeldAddition } from './additions.server'
import { checkoutAfterHoldMs, standingOf } from './policy'
import { settleDeposit } from './settle-deposit.server'
import { findReservation, type ReservationRow } from './store.server'

/** Absolute addresses to which Stripe's page leads back. They must be the same at every try. */
export type CheckoutUrls = { successUrl: string; cancelUrl: string }

export type CheckoutRefusal =
  | { reason: 'not_found' }
  /** The hold ran out or was let go: the seats are free again. */
  | { reason: 'lapsed' }
  | { reason: 'already_paid' }
  | { reason: 'nothing_to_pay' }
  /** Stripe does not answer. The seats stay held; another try within the hold opens the same page. */
  | { reason: 'payment_unavailable' }

/**
 * Opens Stripe's page for the deposit of a live hold, or of the further seats held beside a reservation, after the hold was committed, and returns its address. The key
 * `checkout:<depositId>` and a body made of kept facts give the same page at every try; the address kept first with
 * the deposit is the only one that is ever handed out. A hold that runs out while Stripe answers is refused as
 * `lapsed`, and the page that was just opened is closed.
 */
export async function openCheckout(
  ctx: Ctx & { payments: PaymentPort },
  actor: Actor,
  reservationId: string,
  urls: CheckoutUrls,
): Promise<Result<{ url: string }, CheckoutRefusal>> {
  const reservation = await findReservation(ctx.db, actor, reservationId)
  if (!reservation) return refuse({ reason: 'not_found' })
  const due = await findDue(ctx.db, reservation)
  if (!due.ok) return due
  const { deposit, heldUntil } = due.value
  try {
    if (deposit.sessionUrl) return await returnToCheckout(ctx, deposit, deposit.sessionUrl)
    const checkout = describeCheckout(reservation, heldUntil, deposit, urls)
    const session = await ctx.payments.openCheckout(checkout, `checkout:${deposit.id}`)
    return await keepCheckout(ctx, deposit, session)
  } catch (error) {
    ctx.log.warn({ reservationId, depositId: deposit.id, error }, 'a checkout could not be opened')
    return refuse({ reason: 'payment_unavailable' })
  }
}

/** What is to be paid now, and until when its seats are held. */
async function findDue(
  db: DatabaseOrTx,
  reservation: ReservationRow,
): Promise<Result<{ deposit: ReservationDeposit; heldUntil: Date }, CheckoutRefusal>> {
  const now = await readClock(db)
  const standing = standingOf(reservation, now)
  const deposit = await findDepositOf(db, reservation.id)
  switch (standing) {
    case 'lapsed':
    case 'cancelled':
      return refuse({ reason: 'lapsed' })
    case 'confirmed': {
      const further = await findHeldAddition(db, reservation.id, now)
      if (!further) return refuse({ reason: deposit ? 'already_paid' : 'nothing_to_pay' })
      return allow({
        deposit: await findDepositOfAddition(db, further.id),
        heldUntil: further.expiresAt,
      })
    }
    case 'offered':
    case 'held':
      if (!deposit || !reservation.expiresAt) throw new Error('a hold has a deposit and an end')
      return allow({ deposit, heldUntil: reservation.expiresAt })
    default:
      return never(standing)
  }
}

/** The page was opened before: it may have been paid since, without a word from a webhook. */
async function returnToCheckout(
  ctx: Ctx & { payments: PaymentPort },
  deposit: ReservationDeposit,
  url: string,
): Promise<Result<{ url: string }, CheckoutRefusal>> {
  const settlement = await settleDeposit(ctx, deposit.id)
  if (settlement === 'confirmed') return refuse({ reason: 'already_paid' })
  return settlement === 'ended' ? refuse({ reason: 'lapsed' }) : allow({ url })
}

async function keepCheckout(
  ctx: Ctx,
  deposit: ReservationDeposit,
  session: { sessionId: string; url: string },
): Promise<Result<{ url: string }, CheckoutRefusal>> {
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'reservations', [deposit.reservationId])
    await lockRows(tx, 'deposits', [deposit.id])
    await tx
      .updateTable('deposits')
      .set({ stripe_session_id: session.sessionId, stripe_session_url: session.url })
      .where('id', '=', deposit.id)
      .where(eb =>
        eb.or([eb('stripe_session_id', 'is', null), eb('stripe_session_id', '=', session.sessionId)]),
      )
      .execute()
    if (!(await isStillDue(tx, deposit))) {
      await queueDepositClosing(tx, deposit.id)
      return refuse({ reason: 'lapsed' })
    }
    const kept = await findDeposit(tx, deposit.id)
    if (!kept?.sessionUrl) throw new Error('the address of a checkout was not kept')
    return allow({ url: kept.sessionUrl })
  })
}

async function isStillDue(tx: Tx, { id, reservationId }: ReservationDeposit): Promise<boolean> {
  const reservation = await findReservation(tx, { kind: 'system' }, reservationId)
  const due = reservation && (await findDue(tx, reservation))
  return due?.ok === true && due.value.deposit.id === id
}

function describeCheckout(
  reservation: ReservationRow,
  holdEndsAt: Date,
  deposit: ReservationDeposit,
  urls: CheckoutUrls,
): OpenCheckout {
  const { person, event } = reservation
  return {
    depositId: deposit.id,
    subject: { reservationId: reservation.id },
    amount: deposit.amount,
    currency: deposit.currency,
    label: person.locale === 'fr' ? event.titleFr : event.titleEn,
    address: person.address,
    locale: person.locale,
    expiresAt: new Date(holdEndsAt.getTime() + checkoutAfterHoldMs),
    successUrl: urls.successUrl,
    cancelUrl: urls.cancelUrl,
  }
}
