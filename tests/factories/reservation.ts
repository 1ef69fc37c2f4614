import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { deliverVouch } from '~/domain/applications/deliver-vouch.server'
import { closeCheckout } from '~/domain/deposits/close-checkout.server'
import { handleStripeEvent } from '~/domain/deposits/handle-stripe-event.server'
import { issueRefund } from '~/domain/deposits/issue-refund.server'
import type { PaymentPort } from '~/domain/deposits/port'
import { receiveStripeEvent } from '~/domain/deposits/receive-stripe-event.server'
import type { Actor } from '~/domain/kernel/actor'
import type { Ctx } from '~/domain/kernel/context'
import { deliverEffect } from '~/domain/outbox/deliver-effect.server'
import type { EffectHandlers, EffectKind } from '~/domain/outbox/types'
import { tellChange } from '~/domain/programme/tell-change.server'
import { windUpEvent } from '~/domain/programme/wind-up-event.server'
import { lapseAddition } from '~/domain/reservations/lapse-addition.server'
import { lapseReservation } from '~/domain/reservations/lapse-reservation.server'
import { openCheckout } from '~/domain/reservations/open-checkout.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { settleDeposit } from '~/domain/reservations/settle-deposit.server'
import { promoteWaiting } from '~/domain/waitlist/promote-waiting.server'
import { createSecrets } from '~/infra/secrets.server'
import { createStripePayments } from '~/infra/stripe.server'
import type { Database } from '~db/client'
import { type StripeSandbox, startStripeSandbox } from '../../scripts/sandbox/stripe/server'
import { anEvent, type EventWishes } from './event'
import { anInvitation, type InvitedWishes } from './invitation'

export type TillCtx = Ctx & { payments: PaymentPort }

/** Stripe's test numbers, by what they do. */
export const cards = {
  pays: '4242424242424242',
  declined: '4000000000000002',
  refundFails: '4000000000005126',
} as const

const quiet = () => {}
const words = { secretKey: 'sk_test_reservations0001', webhookSecret: 'whsec_reservations0001' }

/** The ctx of use-cases that need no Stripe. */
export function aCtx(db: Database): Ctx {
  return {
    db,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    secrets: createSecrets('a secret of the tests, long enough to be one'),
    origin: 'https://club.example',
  }
}

export type Till = {
  ctx: TillCtx
  stripe: StripeSandbox
  /** What a web process needs to reach the same stand-in. */
  keys: { STRIPE_SECRET_KEY: string; STRIPE_WEBHOOK_SECRET: string }
  /** Delivers every effect that is due, and those that follow from them; letters stay queued. */
  work: () => Promise<void>
  /** Waits until Stripe's webhooks have all arrived, then works. */
  hearAndWork: () => Promise<void>
  /** Fills in the card on the hosted page; answers its HTTP status (303 paid, 402 declined). */
  pay: (url: string, card?: string) => Promise<number>
  /** Every refund and charge that Stripe holds for a deposit. */
  readStripe: (reservationId: string) => ReturnType<PaymentPort['readCheckout']>
}
export type OpenTill = Till & { close: () => Promise<void> }

/** The stand-in for Stripe with the house's own client before it, and the house's webhook door behind it. */
export async function openTill(db: Database): Promise<OpenTill> {
  const dataDir = await mkdtemp(join(tmpdir(), 'connivence-till-'))
  const door = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const rawBody = Buffer.concat(chunks).toString('utf8')
      const signature = request.headers['stripe-signature']
      receiveStripeEvent(ctx, { rawBody, signature: typeof signature === 'string' ? signature : null })
        .then(received => response.writeHead(received.ok ? 200 : 400).end())
        .catch(() => response.writeHead(500).end())
    })
  })
  await new Promise<void>(resolve => door.listen(0, '127.0.0.1', resolve))
  const webhookUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}/webhooks/stripe`
  const stripe = await startStripeSandbox({ dataDir, ...words, webhookUrl, backoffMs: () => 50 })
  const base = aCtx(db)
  const payments = createStripePayments({ ...words, apiBase: stripe.origin, log: base.log, timeoutMs: 5_000 })
  const ctx: TillCtx = { ...base, payments }

  return {
    ctx,
    stripe,
    keys: { STRIPE_SECRET_KEY: words.secretKey, STRIPE_WEBHOOK_SECRET: words.webhookSecret },
    work: () => deliverDue(ctx),
    hearAndWork: async () => {
      await until(() =>
        stripe.control.deliveries().every(({ state }) => state === 'delivered' || state === 'dropped'),
      )
      await deliverDue(ctx)
    },
    pay: async (url, card = cards.pays) => {
      const form = new URLSearchParams({ number: card, expiry: '12/40', cvc: '123', name: 'Camille Renard' })
      const answer = await fetch(url, { method: 'POST', body: form, redirect: 'manual' })
      await answer.arrayBuffer()
      return answer.status
    },
    readStripe: async reservationId => {
      const { stripe_session_id: sessionId } = await depositOf(db, reservationId)
      if (!sessionId) throw new Error('the deposit has no checkout')
      return payments.readCheckout(sessionId)
    },
    close: async () => {
      await stripe.close()
      door.closeAllConnections()
      await new Promise(resolve => door.close(resolve))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const handlers: EffectHandlers<TillCtx> = {
  'letters.dispatch': async () => {},
  'reservations.lapse': (ctx, { reservationId }) => lapseReservation(ctx, reservationId),
  'reservations.lapse_addition': (ctx, { additionId }) => lapseAddition(ctx, additionId),
  'waitlist.promote': async (ctx, { eventId }) => {
    await promoteWaiting(ctx, eventId)
  },
  'deposits.close_checkout': (ctx, { depositId }) => closeCheckout(ctx, depositId),
  'deposits.settle': async (ctx, { depositId }) => {
    await settleDeposit(ctx, depositId)
  },
  'deposits.refund': (ctx, { refundId }) => issueRefund(ctx, refundId),
  'stripe.handle_event': (ctx, { stripeEventId }) => handleStripeEvent(ctx, stripeEventId),
  'vouches.deliver': (ctx, { vouchId }) => deliverVouch(ctx, vouchId),
  'attendance.note_absences': async () => {},
  'nominations.end_in_silence': async () => {},
  'events.remind': async () => {},
  'events.ask_missing': async () => {},
  'events.ask_names': async () => {},
  'events.thank': async () => {},
  'events.tell_change': (ctx, { changeId }) => tellChange(ctx, changeId),
  'events.wind_up': (ctx, { eventId }) => windUpEvent(ctx, eventId),
  'applications.assign_readers': async () => {},
  'decisions.take_effect': async () => {},
}

async function deliverDue(ctx: TillCtx): Promise<void> {
  for (;;) {
    const due = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .where('delivered_at', 'is', null)
      .where('due_at', '<=', sql<Date>`clock_timestamp()`)
      .orderBy('due_at')
      .execute()
    if (due.length === 0) return
    for (const { id } of due) await deliverEffect(ctx, id, handlers)
  }
}

/** How many effects of a kind are written, delivered or not. */
export async function countEffects(db: Database, kind: EffectKind): Promise<number> {
  const rows = await db.selectFrom('outbox').select('id').where('kind', '=', kind).execute()
  return rows.length
}

/** Polls until the condition holds; fails after ten seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const limit = performance.now() + 10_000
  while (!(await condition())) {
    if (performance.now() > limit) throw new Error('waited ten seconds in vain')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

export type Guest = { actor: Actor; invitationId: string; personId: string }

/** Someone invited to an event, holding their letter. */
export async function aGuest(
  db: Database,
  event: { id: string; brandId: string },
  wishes: { guestsAllowed?: number; state?: 'sent' | 'declined' | 'withdrawn' } & InvitedWishes = {},
): Promise<Guest> {
  const invitation = await anInvitation(db, { event, ...wishes })
  const { id: invitationId, personId } = invitation
  return { actor: { kind: 'letter', personId, invitationId }, invitationId, personId }
}

/** An event that asks 500 € a seat, with the refund steps of the Lapland preview. */
export function aPaidEvent(db: Database, wishes: EventWishes = {}) {
  const refundSteps = [
    { until_days_before: 45, percent: 100 },
    { until_days_before: 14, percent: 50 },
    { until_days_before: 0, percent: 0 },
  ]
  return anEvent(db, { deposit: { amount: 50_000, currency: 'EUR' }, refundSteps, ...wishes })
}

/** Accepts, and fails the test when that is refused. */
export async function hold(ctx: Ctx, guest: Guest, names: string[] = []): Promise<string> {
  const guests = names.map(fullName => ({ fullName }))
  const answer = await requestReservation(ctx, guest.actor, { invitationId: guest.invitationId, guests })
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
  return answer.value.reservationId
}

export const urls = { successUrl: 'https://club.example/thanks', cancelUrl: 'https://club.example/back' }

/** Opens the payment page of a held reservation, and fails the test when that is refused. */
export async function openPage(till: Till, guest: Guest, reservationId: string): Promise<string> {
  const answer = await openCheckout(till.ctx, guest.actor, reservationId, urls)
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
  return answer.value.url
}

/** Ends a hold now: its last instant is the one before this statement. */
export async function runOut(db: Database, reservationId: string): Promise<void> {
  await db
    .updateTable('reservations')
    .set({ expires_at: sql<Date>`clock_timestamp() - interval '1 microsecond'` })
    .where('id', '=', reservationId)
    .execute()
}

export async function stateOf(db: Database, reservationId: string): Promise<string> {
  const row = await db
    .selectFrom('reservations')
    .select('state')
    .where('id', '=', reservationId)
    .executeTakeFirstOrThrow()
  return row.state
}

export async function depositOf(db: Database, reservationId: string) {
  return db
    .selectFrom('deposits')
    .select(['id', 'amount', 'stripe_session_id', 'stripe_session_url', 'stripe_payment_intent_id'])
    .where('reservation_id', '=', reservationId)
    .executeTakeFirstOrThrow()
}

/** The movements of a reservation's deposit, as "captured 50000", in alphabetical order. */
export async function movementsOfReservation(db: Database, reservationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('deposit_movements as m')
    .innerJoin('deposits as d', 'd.id', 'm.deposit_id')
    .select(['m.kind', 'm.amount'])
    .where('d.reservation_id', '=', reservationId)
    .execute()
  return rows.map(({ kind, amount }) => `${kind} ${amount}`).sort()
}

/** The kinds of the letters written to a person, in the order in which they were queued. */
export async function lettersTo(db: Database, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('letters')
    .select('kind')
    .where('person_id', '=', personId)
    .orderBy('queued_at')
    .execute()
  return rows.map(({ kind }) => kind)
}
