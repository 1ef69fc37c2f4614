import type { AppCtx } from '~/composition.server'
import { deliverVouch } from '~/domain/applications/deliver-vouch.server'
import { noteAbsences } from '~/domain/attendance/note-absences.server'
import { closeCheckout } from '~/domain/deposits/close-checkout.server'
import { handleStripeEvent } from '~/domain/deposits/handle-stripe-event.server'
import { issueRefund } from '~/domain/deposits/issue-refund.server'
import { askNames } from '~/domain/guests/ask-names.server'
import { dispatchLetters } from '~/domain/letters/dispatch-letters.server'
import { endNomination } from '~/domain/nominations/end-nomination.server'
import type { EffectHandlers } from '~/domain/outbox/types'
import { tellChange } from '~/domain/programme/tell-change.server'
import { windUpEvent } from '~/domain/programme/wind-up-event.server'
import { askMissing } from '~/domain/reservations/ask-missing.server'
import { lapseAddition } from '~/domain/reservations/lapse-addition.server'
import { lapseReservation } from '~/domain/reservations/lapse-reservation.server'
import { remindGuests } from '~/domain/reservations/remind-guests.server'
import { settleDeposit } from '~/domain/reservations/settle-deposit.server'
import { assignReaders } from '~/domain/vetting/share-out-applications.server'
import { takeEffectDecision } from '~/domain/vetting/take-effect-decision.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
import { thankGuests } from '~/domain/wishes/thank-guests.server'

/** Which use-case delivers which effect. A kind without one does not compile. */
export const effects: EffectHandlers<AppCtx> = {
  'letters.dispatch': ctx => dispatchLetters(ctx),
  'reservations.lapse': (ctx, { reservationId }) => lapseReservation(ctx, reservationId),
  'reservations.lapse_addition': (ctx, { additionId }) => lapseAddition(ctx, additionId),
  'waitlist.promote': async (ctx, { eventId }) => void (await promoteWaiting(ctx, eventId)),
  'deposits.close_checkout': (ctx, { depositId }) => closeCheckout(ctx, depositId),
  'deposits.settle': async (ctx, { depositId }) => void (await settleDeposit(ctx, depositId)),
  'deposits.refund': (ctx, { refundId }) => issueRefund(ctx, refundId),
  'stripe.handle_event': (ctx, { stripeEventId }) => handleStripeEvent(ctx, stripeEventId),
  'vouches.deliver': (ctx, { vouchId }) => deliverVouch(ctx, vouchId),
  'applications.assign_readers': (ctx, { applicationId }) => assignReaders(ctx, applicationId),
  'decisions.take_effect': (ctx, { decisionId }) => takeEffectDecision(ctx, decisionId),
  'events.ask_missing': (ctx, { eventId }) => askMissing(ctx, eventId),
  'events.ask_names': (ctx, { eventId }) => askNames(ctx, eventId),
  'events.remind': (ctx, { eventId }) => remindGuests(ctx, eventId),
  'events.tell_change': (ctx, { changeId }) => tellChange(ctx, changeId),
  'events.wind_up': (ctx, { eventId }) => windUpEvent(ctx, eventId),
  'events.thank': (ctx, { eventId }) => thankGuests(ctx, eventId),
  'attendance.note_absences': (ctx, { eventId }) => noteAbsences(ctx, eventId),
  'nominations.end_in_silence': (ctx, { nominationId }) => endNomination(ctx, nominationId),
}
