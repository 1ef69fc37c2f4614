import { join } from 'node:path'
import { type Collection, type Journal, openJournal } from '../shared/journal'
import { type Delivery, openWebhooks, type WebhookModes, type Webhooks } from '../shared/webhooks'
import type { Fault } from './faults'
import type { KeyRecord } from './remember-request'
import { signSvix } from './sign-svix'
import type { Attachment } from './validate-attachments'
import type { EmailInput } from './validate-email'

export type LastEvent =
  | 'queued'
  | 'sent'
  | 'delivered'
  | 'delivery_delayed'
  | 'bounced'
  | 'complained'
  | 'failed'
  | 'suppressed'

/** An accepted letter; never changed once written. Its course is kept apart, so that a step rewrites no attachment. */
export type Letter = Omit<EmailInput, 'attachments'> & {
  id: string
  messageId: string
  createdAt: string
  attachments: (Attachment & { id: string })[]
}

export type Standing = { lastEvent: LastEvent; events: { type: LastEvent; at: string; to: string[] }[] }

/** One event still to come for some recipients of a letter; `dueAt` in epoch milliseconds. */
export type Step = {
  id: string
  emailId: string
  dueAt: number
  type: Exclude<LastEvent, 'queued'>
  to: string[]
}

export type SuppressionOrigin = 'bounce' | 'complaint' | 'manual'
export type Suppression = {
  id: string
  email: string
  origin: SuppressionOrigin
  sourceId: string | null
  createdAt: string
}

export type ResendSandboxOptions = {
  /** 0 takes any free port. */
  port: number
  host?: string
  dataDir: string
  /** Where a browser reaches this process; its own origin when absent. */
  publicOrigin?: string
  apiKey: string
  senderDomains: readonly string[]
  webhook?: { url: string; secret: string }
  /** Default 2. */
  ratePerSecond?: number
  /** Pause between two events of one letter, in milliseconds. Default 400. */
  paceMs?: number
  /** Pause before the next attempt of a webhook, given how many have failed; null gives up. */
  webhookBackoffMs?: (failed: number) => number | null
  now?: () => number
}

/** Everything that the stand-in keeps, replayed from its journal. */
export type PostOffice = {
  journal: Journal
  letters: Collection<Letter>
  standings: Collection<Standing>
  steps: Collection<Step>
  /** By normalised address. */
  suppressions: Collection<Suppression>
  requests: Collection<KeyRecord>
  faults: Collection<Fault>
  webhooks: Webhooks
  webhookUrl: string | null
  senderDomains: readonly string[]
  paceMs: number
  now(): number
}

/** Opens the journal under `dataDir/sandbox/resend` and goes on with the webhooks that it holds. */
export async function openPostOffice(options: ResendSandboxOptions): Promise<PostOffice> {
  const journal = await openJournal(join(options.dataDir, 'sandbox', 'resend', 'journal.jsonl'))
  const { webhook } = options
  const webhooks = openWebhooks({
    deliveries: journal.collection<Delivery>('deliveries'),
    modes: journal.collection<WebhookModes>('webhook-modes'),
    url: webhook?.url ?? null,
    sign: ({ messageId, body }, sentAt) => ({
      'content-type': 'application/json',
      'user-agent': 'Svix-Webhooks/1.0 (local stand-in)',
      ...signSvix(webhook?.secret ?? '', {
        id: messageId,
        body,
        atSeconds: Math.floor(sentAt.getTime() / 1000),
      }),
    }),
    settled: () => journal.settled(),
    ...(options.webhookBackoffMs ? { backoffMs: options.webhookBackoffMs } : {}),
  })
  return {
    journal,
    letters: journal.collection<Letter>('letters'),
    standings: journal.collection<Standing>('standings'),
    steps: journal.collection<Step>('steps'),
    suppressions: journal.collection<Suppression>('suppressions'),
    requests: journal.collection<KeyRecord>('requests'),
    faults: journal.collection<Fault>('faults'),
    webhooks,
    webhookUrl: webhook?.url ?? null,
    senderDomains: options.senderDomains.map(domain => domain.toLowerCase()),
    paceMs: options.paceMs ?? 400,
    now: options.now ?? Date.now,
  }
}
