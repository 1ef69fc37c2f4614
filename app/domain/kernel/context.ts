import type { Database } from '~db/client'

/** Structured log: ids and counts, never an address, a name or a token. */
export type Log = Record<
  'debug' | 'info' | 'warn' | 'error',
  (fields: Record<string, unknown>, message: string) => void
>

/**
 * Secrets that can be made again from an id, so that the database holds only their hashes and a letter can still be
 * rendered twice alike. `token` has 256 bits, base64url; `code` has six digits; `hash` is SHA-256, 32 bytes.
 */
export type Secrets = {
  token: (purpose: string, id: string, generation?: number) => string
  code: (purpose: string, id: string) => string
  hash: (secret: string) => Buffer
}

/** What every use-case is given. A module that needs a port of its own takes `Ctx & { port }`. */
export type Ctx = { db: Database; log: Log; secrets: Secrets; origin: string }
