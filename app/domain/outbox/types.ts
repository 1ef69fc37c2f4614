/** Every effect that leaves the database. The payload holds ids only; the handler loads what it needs when it runs. */
export type EffectPayloads = {
  'letters.dispatch': Record<string, never>
  'reservations.lapse': { reservationId: string }
  'reservations.lapse_addition': { additionId: string }
  'waitlist.promote': { eventId: string }
  'deposits.close_checkout': { depositId: string }
  'deposits.settle': { depositId: string }
  'deposits.refund': { refundId: string }
  'stripe.handle_event': { stripeEventId: string }
  'vouches.deliver': { vouchId: string }
  'applications.assign_readers': { applicationId: string }
  'decisions.take_effect': { decisionId: string }
  'events.remind': { eventId: string }
  'events.ask_missing': { eventId: string }
  'events.ask_names': { eventId: string }
  'events.thank': { eventId: string }
  'events.tell_change': { changeId: string }
  'events.wind_up': { eventId: string }
  'attendance.note_absences': { eventId: string }
  'nominations.end_in_silence': { nominationId: string }
}

export type EffectKind = keyof EffectPayloads
export type Effect<K extends EffectKind = EffectKind> = {
  [P in K]: { kind: P; payload: EffectPayloads[P] }
}[K]
export type EffectHandlers<C> = { [K in EffectKind]: (ctx: C, payload: EffectPayloads[K]) => Promise<void> }
