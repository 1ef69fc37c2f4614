import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../checkout/refusal.mjs'

export type Secrets = {
  appSecret: string
  stripeSecretKey: string
  stripeWebhookSecret: string
  resendApiKey: string
  resendWebhookSecret: string
}

/** Drawn once and kept beside the data, readable by their owner alone: what they sign outlives a restart. */
export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    writeFileSync(`${file}.draft`, `${JSON.stringify(drawSecrets(), null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.draft`, file)
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Makes the data folder and proves that it may be written, or refuses in a sentence. */
export function prepareDataDir(dataDir: string): void {
  try {
    // Others may pass through, as the user that Postgres runs as must, and see nothing.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    writeFileSync(join(dataDir, '.write'), '')
    rmSync(join(dataDir, '.write'))
    const secrets = join(dataDir, 'secrets.json')
    if (existsSync(secrets)) readFileSync(secrets)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new Refusal(
      `Connivence keeps its data in ${dataDir}, and this user may not read and write there${code}: give the folder to this user, or set DATA_DIR to another.`,
    )
  }
}

function drawSecrets(): Secrets {
  return {
    appSecret: randomBytes(36).toString('base64url'),
    stripeSecretKey: `sk_test_${letters(24)}`,
    stripeWebhookSecret: `whsec_${letters(32)}`,
    resendApiKey: `re_${letters(8)}_${letters(24)}`,
    resendWebhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  }
}

function letters(count: number): string {
  return randomBytes(count * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, count)
}
