import type Stripe from 'stripe'
import { type Collection, type Journal, openJournal } from '../shared/journal'
import { openWebhooks, type Webhooks } from '../shared/webhooks'
import { webhookHeaders } from './signature'
import type { Fault, StoredAnswer } from './stored'

/** What the hosted page remembers between a card entry and its 3-D Secure challenge. Holds no card number but a test one. */
export type PendingChallenge = { cardNumber: string; paymentIntent: string; paymentMethod: string }

export type SandboxOptions = {
  /** Folder of the journal, made when missing. */
  dataDir: string
  /** The address that browsers use, without a trailing slash. */
  publicOrigin: string
  secretKey: string
  webhookUrl: string | null
  webhookSecret: string
  /** Epoch milliseconds of the outside clock. */
  now?: () => number
  /** Pause before the next attempt of a webhook; null gives up. */
  backoffMs?: (failed: number) => number | null
}

export type Sandbox = {
  options: SandboxOptions
  customers: Collection<Stripe.Customer | Stripe.DeletedCustomer>
  sessions: Collection<Stripe.Checkout.Session>
  lineItems: Collection<Stripe.LineItem[]>
  /** By session: the PaymentIntent that a first attempt to pay will make. */
  plans: Collection<Partial<Stripe.PaymentIntent>>
  challenges: Collection<PendingChallenge>
  paymentIntents: Collection<Stripe.PaymentIntent>
  paymentMethods: Collection<Stripe.PaymentMethod>
  charges: Collection<Stripe.Charge>
  /** Numbers of the test cards behind charges whose aftermath differs. */
  chargeCards: Collection<string>
  refunds: Collection<Stripe.Refund>
  disputes: Collection<Stripe.Dispute>
  setupIntents: Collection<Stripe.SetupIntent>
  events: Collection<Stripe.Event>
  answers: Collection<StoredAnswer>
  faults: Collection<Fault>
  webhooks: Webhooks
  /** Epoch milliseconds of the stand-in's own clock. */
  nowMs(): number
  /** The same in whole seconds, as Stripe writes moments. */
  now(): number
  /** Moves the stand-in's clock forward. */
  advanceClock(ms: number): void
  settled(): Promise<void>
  close(): Promise<void>
}

/** Replays the journal and goes on with the deliveries that are due. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const journal = await openJournal(`${options.dataDir}/journal.jsonl`)
  const clock = journal.collection<number>('clock')
  const nowMs = () => (options.now ?? Date.now)() + (clock.get('offset') ?? 0)
  const webhooks = openWebhooks({
    deliveries: journal.collection('deliveries'),
    modes: journal.collection('webhook-modes'),
    url: options.webhookUrl,
    sign: (delivery, sentAt) => webhookHeaders(delivery.body, options.webhookSecret, sentAt),
    settled: journal.settled,
    backoffMs: options.backoffMs,
  })
  return {
    options,
    ...openCollections(journal),
    webhooks,
    nowMs,
    now: () => Math.floor(nowMs() / 1000),
    advanceClock: ms => clock.put('offset', (clock.get('offset') ?? 0) + ms),
    settled: journal.settled,
    async close() {
      await webhooks.close()
      await journal.close()
    },
  }
}

function openCollections(journal: Journal) {
  return {
    customers: journal.collection<Stripe.Customer | Stripe.DeletedCustomer>('customers'),
    sessions: journal.collection<Stripe.Checkout.Session>('sessions'),
    lineItems: journal.collection<Stripe.LineItem[]>('line-items'),
    plans: journal.collection<Partial<Stripe.PaymentIntent>>('plans'),
    challenges: journal.collection<PendingChallenge>('challenges'),
    paymentIntents: journal.collection<Stripe.PaymentIntent>('payment-intents'),
    paymentMethods: journal.collection<Stripe.PaymentMethod>('payment-methods'),
    charges: journal.collection<Stripe.Charge>('charges'),
    chargeCards: journal.collection<string>('charge-cards'),
    refunds: journal.collection<Stripe.Refund>('refunds'),
    disputes: journal.collection<Stripe.Dispute>('disputes'),
    setupIntents: journal.collection<Stripe.SetupIntent>('setup-intents'),
    events: journal.collection<Stripe.Event>('events'),
    answers: journal.collection<StoredAnswer>('answers'),
    faults: journal.collection<Fault>('faults'),
  }
}
