import { startResendSandbox } from './start-resend-sandbox'

const { PORT, DATA_DIR, PUBLIC_ORIGIN, RESEND_API_KEY, SENDER_DOMAINS, WEBHOOK_URL, WEBHOOK_SECRET } =
  process.env
const { RATE_PER_SECOND = '2' } = process.env

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}

const port = Number(PORT ?? '4720')
if (!Number.isInteger(port) || port < 0 || port > 65_535) stop('PORT must be a port number.')
if (!DATA_DIR) stop('DATA_DIR must name a folder that this process may write to.')
if (!RESEND_API_KEY) stop('RESEND_API_KEY must hold the key that callers present.')
if (!SENDER_DOMAINS) stop('SENDER_DOMAINS must list the domains that may send, separated by commas.')
if (WEBHOOK_URL && !WEBHOOK_SECRET) stop('WEBHOOK_SECRET is needed to sign what goes to WEBHOOK_URL.')
const ratePerSecond = Number(RATE_PER_SECOND)
if (!Number.isInteger(ratePerSecond) || ratePerSecond < 1)
  stop('RATE_PER_SECOND must be a whole number above zero.')

const sandbox = await startResendSandbox({
  port,
  dataDir: DATA_DIR,
  publicOrigin: PUBLIC_ORIGIN || undefined,
  apiKey: RESEND_API_KEY,
  senderDomains: SENDER_DOMAINS.split(',')
    .map(domain => domain.trim())
    .filter(Boolean),
  webhook: WEBHOOK_URL && WEBHOOK_SECRET ? { url: WEBHOOK_URL, secret: WEBHOOK_SECRET } : undefined,
  ratePerSecond,
}).catch((error: unknown) => stop(error instanceof Error ? error.message : String(error)))

console.log(`Local Resend listens on ${sandbox.origin}, inbox at ${sandbox.origin}/inbox`)

let closing = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (closing) return
    closing = true
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}
