import { type DestinationStream, type Logger, pino } from 'pino'
import { environment } from './env.server'

const secretKeys =
  /^(email|address|given_?name|family_?name|full_?name|phone|token|code|password|secret|authorization|cookie|set-cookie)$/i
const mailAddress = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
// Keys of Stripe and Resend, and anything long enough to be a token; the ids of Checkout Sessions are as long and no secret.
const secretText =
  /\b(?:(?:sk|rk)_(?:test|live)_|whsec_|re_[A-Za-z0-9]+_)[A-Za-z0-9_+/=]{8,}|(?<![A-Za-z0-9_-])(?!cs_(?:test|live)_)[A-Za-z0-9_-]{40,}/g

/**
 * A structured log that holds ids and no personal data: fields that carry a person's data or a secret are left out by
 * their names, and addresses, keys and long random strings are struck out of every text, messages and errors included.
 */
export function createLogger(settings: { LOG_LEVEL: string }, destination?: DestinationStream): Logger {
  const options = {
    level: settings.LOG_LEVEL,
    base: undefined,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => censorFields(fields, 0),
    },
    hooks: {
      logMethod(this: Logger, args: Parameters<Logger['info']>, method: Logger['info']) {
        method.apply(this, args.map(arg => (typeof arg === 'string' ? censor(arg) : arg)) as typeof args)
      },
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

let made: Logger | null = null

/** The log of this process, at the level that the environment asks for, on standard output. */
export function logger(): Logger {
  made ??= createLogger(environment())
  return made
}

function censorFields(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      secretKeys.test(key) ? '[left out]' : censorValue(value, depth),
    ]),
  )
}

function censorValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return censor(value)
  if (value instanceof Error) return describeError(value, depth)
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  if (depth >= 4) return '[too deep]'
  if (Array.isArray(value)) return value.slice(0, 50).map(item => censorValue(item, depth + 1))
  return censorFields(value, depth + 1)
}

/** A database's error carries the offending values in `detail` and its like; only what names the rule is kept. */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code, constraint, table, status, cause } = error as Error & Record<string, unknown>
  const kept = Object.fromEntries(
    Object.entries({ code, constraint, table, status }).filter(([, value]) => value !== undefined),
  )
  const because = cause === undefined || depth >= 4 ? {} : { cause: censorValue(cause, depth + 1) }
  return {
    type: error.name,
    message: censor(error.message),
    stack: censor(error.stack ?? ''),
    ...kept,
    ...because,
  }
}

function censor(value: string): string {
  return value.replace(mailAddress, '[address]').replace(secretText, '[secret]')
}
