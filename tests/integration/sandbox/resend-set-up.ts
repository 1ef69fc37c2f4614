import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resend } from 'resend'
import type { ResendSandboxOptions } from '../../../scripts/sandbox/resend/open-post-office'
import { startResendSandbox } from '../../../scripts/sandbox/resend/start-resend-sandbox'

export const apiKey = 're_test_key'
export const webhookSecret = `whsec_${Buffer.from('a secret of the house, kept here').toString('base64')}`
export const from = 'Maison Connivence <maison@club.example>'

export type Received = { headers: Record<string, string>; raw: string; body: EventBody }
export type EventBody = {
  type: string
  created_at: string
  data: { email_id: string; to: string[]; [part: string]: unknown }
}

type Closing = () => Promise<void> | void

/** Starts stand-ins and receivers of one test, and closes them all, last first, when told to. */
export function openBench() {
  const closings: Closing[] = []

  function makeDataDir() {
    const dir = mkdtempSync(join(tmpdir(), 'resend-sandbox-'))
    closings.push(() => rmSync(dir, { recursive: true, force: true }))
    return dir
  }

  return {
    makeDataDir,
    async start(changes: Partial<ResendSandboxOptions> = {}) {
      const sandbox = await startResendSandbox({
        port: 0,
        dataDir: changes.dataDir ?? makeDataDir(),
        apiKey,
        senderDomains: ['club.example'],
        ratePerSecond: 1000,
        paceMs: 5,
        ...changes,
      })
      let closed = false
      const close = async () => {
        if (!closed) await sandbox.close()
        closed = true
      }
      closings.push(close)
      return { ...sandbox, close, resend: new Resend(apiKey, { baseUrl: sandbox.origin }) }
    },
    /** A webhook endpoint that answers what `decide` says, 200 otherwise. */
    async listen(decide: (count: number) => number = () => 200) {
      const received: Received[] = []
      let count = 0
      const server = createServer(async (request, response) => {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk as Buffer)
        const raw = Buffer.concat(chunks).toString('utf8')
        const status = decide(++count)
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        )
        if (status < 300) received.push({ headers, raw, body: JSON.parse(raw) as EventBody })
        response.writeHead(status).end()
      })
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as AddressInfo
      closings.push(() => new Promise<void>(resolve => server.close(() => resolve())))
      const url = `http://127.0.0.1:${port}/webhooks/resend`
      return { received, webhook: { url, secret: webhookSecret }, calls: () => count }
    },
    async close() {
      for (const close of closings.splice(0).reverse()) await close()
    },
  }
}

/** Asks again until the answer is something other than null or undefined; ten seconds at most. */
export async function waitFor<T>(
  ask: () => T | null | undefined | Promise<T | null | undefined>,
): Promise<T> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const answer = await ask()
    if (answer !== null && answer !== undefined) return answer
    if (Date.now() > deadline) throw new Error('It did not come within ten seconds.')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

export function waitForEvent(received: Received[], type: string): Promise<Received> {
  return waitFor(() => received.find(({ body }) => body.type === type))
}

export async function setFaults(origin: string, body: unknown): Promise<void> {
  const response = await fetch(`${origin}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
}

export type Message = {
  id: string
  to: string[]
  subject: string
  html: string | null
  text: string | null
  lastEvent: string
  headers: Record<string, string>
  attachments: { filename: string; content: string }[]
  tags: { name: string; value: string }[]
}

export async function readMessages(origin: string, query = ''): Promise<Message[]> {
  const response = await fetch(`${origin}/inbox.json${query}`)
  const { messages } = (await response.json()) as { messages: Message[] }
  return messages
}
