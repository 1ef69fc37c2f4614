import { resolve } from 'node:path'
import { startStripeSandbox } from './server'

const {
  PORT = '4701',
  DATA_DIR = '.data',
  PUBLIC_ORIGIN,
  STRIPE_SECRET_KEY = 'sk_test_sandbox',
  WEBHOOK_URL,
  WEBHOOK_SECRET = 'whsec_sandbox',
  HOST,
} = process.env

const port = Number(PORT)
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`PORT is not a port number: ${PORT}`)

try {
  const sandbox = await startStripeSandbox({
    port,
    host: HOST || undefined,
    dataDir: resolve(DATA_DIR),
    publicOrigin: PUBLIC_ORIGIN?.replace(/\/+$/, '') || undefined,
    secretKey: STRIPE_SECRET_KEY,
    webhookUrl: WEBHOOK_URL || null,
    webhookSecret: WEBHOOK_SECRET,
  })
  console.log(
    `The Stripe stand-in answers at ${sandbox.origin}, and shows its events at ${sandbox.origin}/sandbox`,
  )

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await sandbox.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // A parent that holds a channel to this process and dies takes it along, so that no orphan writes to the journal.
  process.on('disconnect', stop)
} catch (error) {
  fail(`The Stripe stand-in could not start: ${error instanceof Error ? error.message : String(error)}`)
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
