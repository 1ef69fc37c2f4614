import type { AppCtx } from '~/composition.server'
import { closeCheckout } from '~/domain/deposits/close-checkout.server'
import { handleStripeEvent } from '~/domain/deposits/handle-stripe-event.server'
import { issueRefund } from '~/domain/deposits/issue-refund.server'
import { dispatchLetters } from '~/domain/letters/dispatch-letters.server'
import type { EffectHandlers } from '~/domain/outbox/types'
import { lapseReservation } from '~/domain/reservations/lapse-reservation.server'
import { settleDeposit } from '~/domain/reservations/settle-deposit.server'

/** Which use-case delivers which effect. A kind without one does not compile. */
export const effects: EffectHandlers<AppCtx> = {
  'letters.dispatch': ctx => dispatchLetters(ctx),
  'reservations.lapse': (ctx, { reservationId }) => lapseReservation(ctx, reservationId),
  'deposits.close_checkout': (ctx, { depositId }) => closeCheckout(ctx, depositId),
  'deposits.settle': async (ctx, { depositId }) => void (await settleDeposit(ctx, depositId)),
  'deposits.refund': (ctx, { refundId }) => issueRefund(ctx, refundId),
  'stripe.handle_event': (ctx, { stripeEventId }) => handleStripeEvent(ctx, stripeEventId),
}
