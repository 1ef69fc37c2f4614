import { createHash } from 'node:crypto'
import type { Collection } from '../shared/journal'
import {
  accept,
  type Checked,
  invalidIdempotencyKey,
  keyInProgress,
  otherBodyForKey,
  refuse,
} from './problems'

/** One accepted request under its key: a fingerprint of what was asked, and the answer that it got. */
export type KeyRecord = { fingerprint: string; answer: unknown; at: number }

const lifetimeMs = 24 * 60 * 60 * 1000

/** The keys whose request is being worked on; they die with the process, as their work does. */
export type KeysInProgress = Set<string>

export type Claim =
  | { kind: 'unkeyed' }
  | { kind: 'fresh'; key: string; fingerprint: string }
  | { kind: 'repeated'; answer: unknown }

/**
 * Claims an idempotency key for a request. A key holds 24 hours from the accepted request; the same request gets the
 * same answer, another one is refused with 409, and so is one that comes while the first is in progress.
 * A refused request leaves its key free. `now` is in epoch milliseconds.
 */
export function claimKey(
  key: string | undefined,
  request: { route: string; payload: unknown },
  { requests, inProgress, now }: { requests: Collection<KeyRecord>; inProgress: KeysInProgress; now: number },
): Checked<Claim> {
  if (key === undefined) return accept({ kind: 'unkeyed' })
  if (key.length < 1 || key.length > 256) return refuse(invalidIdempotencyKey)
  if (inProgress.has(key)) return refuse(keyInProgress)
  const fingerprint = createHash('sha256')
    .update(`${request.route}\n${canonical(request.payload)}`)
    .digest('base64')
  const former = requests.get(key)
  if (former && now - former.at < lifetimeMs) {
    if (former.fingerprint !== fingerprint) return refuse(otherBodyForKey)
    return accept({ kind: 'repeated', answer: former.answer })
  }
  return accept({ kind: 'fresh', key, fingerprint })
}

/** JSON with the keys of every object in order: two spellings of one payload are one payload. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const parts = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
  return `{${parts.join(',')}}`
}
