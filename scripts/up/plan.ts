import { resolve } from 'node:path'
import { readEnvironment, WrongEnvironment } from '~/infra/env.server'
import { checkout } from '../checkout/folder.mjs'
import { Refusal } from '../checkout/refusal.mjs'
import { freePort, isFree } from '../processes/ports'
import { readSecrets } from './secrets'

type Source = Record<string, string | undefined>
export type Mode = 'start' | 'dev'

/** Everything about a start that is decided before anything is started. */
export type Plan = {
  mode: Mode
  dataDir: string
  origin: string
  ports: { web: number; stripe: number; resend: number; postgres: number }
  /** What is told about ports that were taken. */
  notes: string[]
  /** Null when the embedded Postgres is the database. */
  outsideDatabaseUrl: string | null
  standIns: { stripe: boolean; resend: boolean }
  /** The environment of web, worker and scripts, without DATABASE_URL while the embedded server is not up. */
  env: Source
}

const loopback = '127.0.0.1'

export function dataDirOf(source: Source): string {
  return resolve(checkout, source.DATA_DIR || '.data')
}

/**
 * Decides ports, stand-ins and environment, and checks all of it, before anything is started. What the caller's
 * environment holds is honoured; what it lacks is made up. Refuses a wrong value in a sentence that names it.
 */
export async function makePlan(mode: Mode, source: Source): Promise<Plan> {
  const dataDir = dataDirOf(source)
  const secrets = readSecrets(dataDir)
  const standIns = { stripe: !source.STRIPE_SECRET_KEY, resend: !source.RESEND_API_KEY }
  requireWebhookSecrets(source, standIns)
  const { ports, notes } = await choosePorts(source)
  const origin = source.APP_ORIGIN || `http://localhost:${ports.web}`
  const env: Source = {
    ...source,
    NODE_ENV: source.NODE_ENV || (mode === 'dev' ? 'development' : 'production'),
    APP_ORIGIN: origin,
    APP_SECRET: source.APP_SECRET || secrets.appSecret,
    CLUB_NAME: source.CLUB_NAME || 'Le Cercle Aurora',
    DATA_DIR: dataDir,
    HOST: source.HOST || loopback,
    MAIL_FROM: source.MAIL_FROM || 'Le Cercle Aurora <cercle@aurora.example>',
    PORT: String(ports.web),
    ...(standIns.stripe && {
      STRIPE_SECRET_KEY: secrets.stripeSecretKey,
      STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
      STRIPE_API_BASE: `http://${loopback}:${ports.stripe}`,
    }),
    ...(standIns.resend && {
      RESEND_API_KEY: secrets.resendApiKey,
      RESEND_WEBHOOK_SECRET: secrets.resendWebhookSecret,
      RESEND_API_BASE: `http://${loopback}:${ports.resend}`,
    }),
  }
  readEnvironment({
    ...env,
    DATABASE_URL: source.DATABASE_URL || `postgres://connivence@${loopback}:${ports.postgres}/connivence`,
  })
  return {
    mode,
    dataDir,
    origin,
    ports,
    notes,
    outsideDatabaseUrl: source.DATABASE_URL || null,
    standIns,
    env,
  }
}

function requireWebhookSecrets(source: Source, standIns: Plan['standIns']): void {
  if (!standIns.stripe && !source.STRIPE_WEBHOOK_SECRET) {
    throw new WrongEnvironment(
      'STRIPE_SECRET_KEY is set, so STRIPE_WEBHOOK_SECRET must be too: it is the signing secret that Stripe shows for the webhook of /webhooks/stripe.',
    )
  }
  if (!standIns.resend && !source.RESEND_WEBHOOK_SECRET) {
    throw new WrongEnvironment(
      'RESEND_API_KEY is set, so RESEND_WEBHOOK_SECRET must be too: it is the signing secret that Resend shows for the webhook of /webhooks/resend.',
    )
  }
  if (!standIns.resend && !source.MAIL_FROM) {
    throw new WrongEnvironment(
      'RESEND_API_KEY is set, so MAIL_FROM must be too: the name and address of a domain that Resend has verified for you.',
    )
  }
}

/** CLUB_PORTS moves all four, so that a second club can live beside the first; PORT alone is taken at its word. */
async function choosePorts(source: Source): Promise<Pick<Plan, 'ports' | 'notes'>> {
  const base = source.CLUB_PORTS ? readPort('CLUB_PORTS', source.CLUB_PORTS) : null
  const wanted = base
    ? { web: base, stripe: base + 10, resend: base + 20, postgres: base + 30 }
    : { web: 3000, stripe: 3010, resend: 3020, postgres: 54_329 }
  const taken = new Set<number>()
  const notes: string[] = []
  const take = async (name: string, from: number) => {
    const port = await freePort(from, taken)
    taken.add(port)
    if (port !== from) notes.push(`port ${from} is taken, so ${name} uses ${port}`)
    return port
  }
  const web = source.PORT ? await askedPort(source.PORT) : await take('the web server', wanted.web)
  taken.add(web)
  return {
    ports: {
      web,
      stripe: await take('the Stripe stand-in', wanted.stripe),
      resend: await take('the Resend stand-in', wanted.resend),
      // Told when it starts: a server left by a former run keeps its own port.
      postgres: await freePort(wanted.postgres, taken),
    },
    notes,
  }
}

async function askedPort(text: string): Promise<number> {
  const port = readPort('PORT', text)
  if (await isFree(port)) return port
  throw new Refusal(
    `Port ${port}, which PORT asks for, is taken by another program: end it, or unset PORT to take the next free one.`,
  )
}

function readPort(name: string, text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_000) return port
  throw new WrongEnvironment(`${name} must be a port between 1 and 65000.`)
}
