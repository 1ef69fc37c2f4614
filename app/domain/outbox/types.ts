/** Every effect that leaves the database. The payload holds ids only; the handler loads what it needs when it runs. */
export type Effect =
  | { kind: 'letters.dispatch'; payload: Record<string, never> }
  | { kind: 'reservations.lapse'; payload: { reservationId: string } }
  | { kind: 'deposits.close_checkout'; payload: { depositId: string } }
  | { kind: 'deposits.settle'; payload: { depositId: string } }
  | { kind: 'deposits.refund'; payload: { refundId: string } }
  | { kind: 'stripe.handle_event'; payload: { stripeEventId: string } }

export type EffectKind = Effect['kind']
export type EffectHandlers<C> = { [K in EffectKind]: (ctx: C, payload: Extract<Effect, { kind: K }>['payload']) => Promise<void> }
