import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { OpenCheckout, PaymentPort } from '../deposits/port'
import { findDeposit, findDepositOf, queueCheckoutClosing } from '../deposits/store.server'
import type { ReservationDeposit } from '../deposits/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, never, type Result, refuse } from '../kernel/result'
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
 * Opens Stripe's page for the deposit of a live hold, after the hold was committed, and returns its address. The key
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
  const standing = standingOf(reservation, await readClock(ctx.db))
  const deposit = await findDepositOf(ctx.db, reservationId)
  switch (standing) {
    case 'lapsed':
    case 'cancelled':
      return refuse({ reason: 'lapsed' })
    case 'confirmed':
      return refuse({ reason: deposit ? 'already_paid' : 'nothing_to_pay' })
    case 'offered':
    case 'held':
      break
    default:
      return never(standing)
  }
  if (!deposit || !reservation.expiresAt) throw new Error('a hold has a deposit and an end')
  try {
    if (deposit.sessionUrl) return await returnToCheckout(ctx, deposit, deposit.sessionUrl)
    const checkout = describeCheckout(reservation, reservation.expiresAt, deposit, urls)
    const session = await ctx.payments.openCheckout(checkout, `checkout:${deposit.id}`)
    return await keepCheckout(ctx, deposit, session)
  } catch (error) {
    ctx.log.warn({ reservationId, depositId: deposit.id, error }, 'a checkout could not be opened')
    return refuse({ reason: 'payment_unavailable' })
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
    if (!(await isStillHeld(tx, deposit.reservationId))) {
      await queueCheckoutClosing(tx, deposit.reservationId)
      return refuse({ reason: 'lapsed' })
    }
    const kept = await findDeposit(tx, deposit.id)
    if (!kept?.sessionUrl) throw new Error('the address of a checkout was not kept')
    return allow({ url: kept.sessionUrl })
  })
}

async function isStillHeld(tx: Tx, reservationId: string): Promise<boolean> {
  const reservation = await findReservation(tx, { kind: 'system' }, reservationId)
  if (!reservation) return false
  const standing = standingOf(reservation, await readClock(tx))
  return standing === 'held' || standing === 'offered'
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
