import { createHash } from 'node:crypto'
import { StripeFailure } from './errors'
import type { Raw, RawHash } from './params/form'
import type { Sandbox } from './state'
import type { StoredAnswer } from './stored'

export type KeyedRequest = { key: string; method: string; path: string; params: RawHash }

const KEPT_MS = 24 * 3_600_000
const KEY_LENGTH = 255

/** Keys whose first request has not been answered yet, for this process. */
export type KeysInFlight = Set<string>

/**
 * Finds the former answer of a key: null when the key is new or older than 24 hours. A key in flight, or used before for
 * something else, is refused in Stripe's words.
 */
export function findFormerAnswer(
  sandbox: Sandbox,
  inFlight: KeysInFlight,
  request: KeyedRequest,
): StoredAnswer | null {
  const { key, path } = request
  if (key.length > KEY_LENGTH) {
    throw idempotencyFailure(400, `Idempotency keys must be at most ${KEY_LENGTH} characters long.`)
  }
  if (inFlight.has(key)) {
    const message =
      'There is currently another in-progress request using this Idempotent Key (that probably means you submitted ' +
      `twice, and the other request is still going through): ${key}. Please try again later with the same key.`
    throw idempotencyFailure(409, message, 'idempotency_key_in_use')
  }
  const former = sandbox.answers.get(key)
  if (!former || former.storedAt + KEPT_MS <= sandbox.nowMs()) return null
  const advice = `Try using a key other than '${key}' if you meant to execute a different request.`
  if (former.path !== path || former.method !== request.method) {
    throw idempotencyFailure(
      400,
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${former.path}'). ${advice}`,
    )
  }
  if (former.fingerprint !== fingerprint(request)) {
    throw idempotencyFailure(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. ${advice}`,
    )
  }
  return former
}

export function rememberAnswer(
  sandbox: Sandbox,
  request: KeyedRequest,
  answer: { status: number; body: string; requestId: string },
) {
  sandbox.answers.put(request.key, {
    key: request.key,
    method: request.method,
    path: request.path,
    fingerprint: fingerprint(request),
    ...answer,
    storedAt: sandbox.nowMs(),
  })
}

/** Drops the answers that no key can call for any more. */
export function forgetOldAnswers(sandbox: Sandbox) {
  const limit = sandbox.nowMs() - KEPT_MS
  for (const answer of sandbox.answers.values()) {
    if (answer.storedAt <= limit) sandbox.answers.remove(answer.key)
  }
}

function fingerprint(request: KeyedRequest): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(request.params)))
    .digest('hex')
}

/** Parameters in one order, so that the order in which a caller writes them does not matter. */
function sorted(raw: Raw): unknown {
  if (typeof raw === 'string') return raw
  return Object.entries(raw)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, sorted(value)])
}

function idempotencyFailure(status: number, message: string, code?: string): StripeFailure {
  return new StripeFailure(status, { type: 'idempotency_error', message, ...(code ? { code } : {}) }, false)
}
