import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import {
  type StripeSandbox,
  type StripeSandboxOptions,
  startStripeSandbox,
} from '../../../scripts/sandbox/stripe/server'

export const SECRET_KEY = 'sk_test_club'
export const WEBHOOK_SECRET = 'whsec_club'

export type Club = {
  dataDir: string
  sandbox: StripeSandbox
  stripe: Stripe
  inbox: Inbox
  close(): Promise<void>
}

/** A stand-in in a data folder of its own, the real SDK in front of it, and somebody who receives its webhooks. */
export async function openClub(options: Partial<StripeSandboxOptions> = {}): Promise<Club> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'connivence-stripe-'))
  const inbox = await openInbox()
  const sandbox = await startStripeSandbox({
    dataDir,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl: inbox.url,
    backoffMs: () => 20,
    ...options,
  })
  return {
    dataDir,
    sandbox,
    stripe: connect(sandbox.port),
    inbox,
    async close() {
      await sandbox.close()
      await inbox.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export function connect(port: number, key = SECRET_KEY): Stripe {
  return new Stripe(key, {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  })
}

export type Inbox = {
  url: string
  events: Stripe.Event[]
  /** The answers to give, in order; 200 once they are used up. */
  answers: number[]
  close(): Promise<void>
}

/** Receives webhooks and keeps those whose signature the SDK accepts. */
async function openInbox(): Promise<Inbox> {
  const events: Stripe.Event[] = []
  const answers: number[] = []
  const stripe = new Stripe(SECRET_KEY)
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const signature = request.headers['stripe-signature'] ?? ''
    const event = stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, WEBHOOK_SECRET)
    const status = answers.shift() ?? 200
    if (status === 200) events.push(event as Stripe.Event)
    response.writeHead(status).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    events,
    answers,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function deposit(
  changes: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    line_items: [
      {
        price_data: {
          currency: 'eur',
          unit_amount: 50_000,
          product_data: { name: 'Avant-première en Laponie', description: 'Caution pour une place' },
        },
        quantity: 1,
      },
    ],
    customer_email: 'camille@example.com',
    success_url: 'http://localhost:4000/return?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:4000/back',
    ...changes,
  }
}

/** Fills the card form of the hosted page as a browser does. */
export async function payByForm(
  club: { sandbox: StripeSandbox },
  sessionId: string,
  number: string,
  more: Record<string, string> = {},
): Promise<{ status: number; location: string | null; text: string }> {
  return post(club, `/c/pay/${sessionId}`, {
    number,
    expiry: '12 / 34',
    cvc: '123',
    name: 'Camille Renard',
    ...more,
  })
}

export async function post(club: { sandbox: StripeSandbox }, path: string, form: Record<string, string>) {
  const response = await fetch(club.sandbox.origin + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  })
  return { status: response.status, location: response.headers.get('location'), text: await response.text() }
}

/** Runs a call that must be refused, and gives the refusal. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('The call was expected to be refused, and was accepted.')
}

/** Asks again until the answer is there, for twenty seconds at most. */
export async function eventually<T>(ask: () => T | undefined | false | null): Promise<T> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    const answer = ask()
    if (answer) return answer
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error('It did not happen within twenty seconds.')
}
