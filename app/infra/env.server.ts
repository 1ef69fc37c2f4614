import { resolve } from 'node:path'
import { z } from 'zod'

/** A variable is missing or has the wrong shape. The message is one sentence that names it and never repeats a secret. */
export class WrongEnvironment extends Error {
  override name = 'WrongEnvironment'
}

const text = (shape: RegExp, means: string) => z.string({ error: means }).regex(shape, { error: means })
const whole = (means: string, least: number, most: number) =>
  z.coerce
    .number({ error: means })
    .int({ error: means })
    .min(least, { error: means })
    .max(most, { error: means })
const yesOrNo = z
  .enum(['1', 'true', '0', 'false'], { error: 'must be 1 or 0' })
  .transform(value => value === '1' || value === 'true')
const httpUrl = (means: string) => z.string({ error: means }).refine(isHttpUrl, { error: means })
const postgresUrl = text(
  /^postgres(ql)?:\/\/\S+$/,
  'must be the address of a Postgres database, as postgres://user:password@host:5432/name',
)

const shape = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development'),
  DATABASE_URL: postgresUrl,
  APP_ORIGIN: httpUrl('must be the address that people type, as https://club.example').transform(
    value => new URL(value).origin,
  ),
  PORT: whole('must be a port between 1 and 65535', 1, 65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  APP_SECRET: text(/^.{32,}$/s, 'must have at least 32 characters, drawn at random and kept for good'),
  STRIPE_SECRET_KEY: text(
    /^(sk|rk)_(test|live)_[A-Za-z0-9_]{8,}$/,
    'must be a secret key of Stripe, which begins with sk_test_, sk_live_, rk_test_ or rk_live_',
  ),
  STRIPE_WEBHOOK_SECRET: text(
    /^whsec_\S{8,}$/,
    'must be the signing secret of the Stripe webhook, which begins with whsec_',
  ),
  STRIPE_API_BASE: httpUrl('must be a web address, as http://127.0.0.1:3010').optional(),
  RESEND_API_KEY: text(/^re_[A-Za-z0-9_]{8,}$/, 'must be a key of Resend, which begins with re_'),
  RESEND_WEBHOOK_SECRET: text(
    /^whsec_\S{8,}$/,
    'must be the signing secret of the Resend webhook, which begins with whsec_',
  ),
  RESEND_API_BASE: httpUrl('must be a web address, as http://127.0.0.1:3020').optional(),
  MAIL_FROM: text(
    /^[^<>"]+ <[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>$/,
    'must be a name and an address, as Le Cercle Aurora <cercle@aurora.example>',
  ),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform(path => resolve(path)),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' })
    .default('info'),
  DB_POOL_SIZE: whole('must be a whole number between 1 and 200', 1, 200).default(10),
  TRUST_PROXY: whole('must be the number of proxies in front of the web process, 0 to 5', 0, 5).default(0),
  APPLE_WALLET_PASS_TYPE_ID: text(
    /^pass\.\S+$/,
    'must be the pass type identifier that Apple registered, which begins with pass.',
  ).optional(),
  APPLE_WALLET_TEAM_ID: text(/^[A-Z0-9]{10}$/, 'must be the ten signs of the Apple team').optional(),
  APPLE_WALLET_CERTIFICATE: z.string().optional(),
  APPLE_WALLET_KEY: z.string().optional(),
  APPLE_WALLET_KEY_PASSPHRASE: z.string().optional(),
  APPLE_WALLET_WWDR: z.string().optional(),
  GOOGLE_WALLET_ISSUER_ID: text(/^[0-9]{6,}$/, 'must be the number of the issuer at Google').optional(),
  GOOGLE_WALLET_SERVICE_ACCOUNT: z.string().optional(),
  TEST_SWITCH_NO_SEAT_LOCK: yesOrNo.default(false),
})

/** A wallet has all of its variables, or none. */
const wallets = [
  [
    'APPLE_WALLET_PASS_TYPE_ID',
    'APPLE_WALLET_TEAM_ID',
    'APPLE_WALLET_CERTIFICATE',
    'APPLE_WALLET_KEY',
    'APPLE_WALLET_WWDR',
  ],
  ['GOOGLE_WALLET_ISSUER_ID', 'GOOGLE_WALLET_SERVICE_ACCOUNT'],
] as const

export type Environment = z.output<typeof shape>

/**
 * Reads and checks a set of variables; an empty one counts as unset. Throws WrongEnvironment for the first that is
 * missing or wrong, for a wallet that has some of its variables and not all, for a live Stripe key that would be sent to another host, and for a test switch in production;
 * in development a test switch has no effect.
 */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = shape.safeParse(given)
  if (!read.success) throw new WrongEnvironment(sentence(read.error.issues[0], given))
  const { NODE_ENV, TEST_SWITCH_NO_SEAT_LOCK, STRIPE_API_BASE, STRIPE_SECRET_KEY } = read.data
  if (NODE_ENV === 'production' && TEST_SWITCH_NO_SEAT_LOCK) {
    throw new WrongEnvironment(
      'TEST_SWITCH_NO_SEAT_LOCK is for tests and is refused in production: unset it.',
    )
  }
  if (STRIPE_API_BASE && STRIPE_SECRET_KEY.includes('_live_')) {
    throw new WrongEnvironment(
      'STRIPE_API_BASE may not be set with a live STRIPE_SECRET_KEY, for the key would leave for another host: unset one of them.',
    )
  }
  for (const names of wallets) {
    const unset = names.filter(name => read.data[name] === undefined)
    if (unset.length > 0 && unset.length < names.length)
      throw new WrongEnvironment(
        `${unset[0]} is not set; a wallet needs ${names.join(', ')}, or none of them.`,
      )
  }
  return { ...read.data, TEST_SWITCH_NO_SEAT_LOCK: NODE_ENV === 'test' && TEST_SWITCH_NO_SEAT_LOCK }
}

/** The one variable that `npm run migrate` needs. Throws WrongEnvironment like readEnvironment. */
export function readDatabaseUrl(source: Record<string, string | undefined>): string {
  const read = postgresUrl.safeParse(source.DATABASE_URL || undefined)
  if (read.success) return read.data
  throw new WrongEnvironment(
    source.DATABASE_URL
      ? `DATABASE_URL ${read.error.issues[0]?.message}.`
      : `DATABASE_URL is not set; it ${read.error.issues[0]?.message}.`,
  )
}

let read: Environment | null = null

/** The environment of this process, read and checked once, at the first call. */
export function environment(): Environment {
  read ??= readEnvironment(process.env)
  return read
}

function sentence(issue: z.core.$ZodIssue | undefined, given: Record<string, unknown>): string {
  const name = String(issue?.path[0])
  return name in given ? `${name} ${issue?.message}.` : `${name} is not set; it ${issue?.message}.`
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}
