export const FAULT_KINDS = [
  '429',
  '500',
  '500-remembered',
  'timeout-before-accepting',
  'timeout-after-accepting',
  'slow',
] as const

/**
 * One thing to go wrong with the next calls that match.
 * `429` and `500` answer without doing the work; `500-remembered` does no work either, and an idempotency key keeps it, as
 * Stripe documents. The timeouts wait `ms` and cut the socket, before or after the work. `slow` holds the answer for `ms`.
 */
export type Fault = {
  id: string
  kind: (typeof FAULT_KINDS)[number]
  /** `POST /v1/refunds`, `/v1/refunds` (any method), with `:name` and a closing `*` for anything. */
  route: string
  times: number
  ms: number
}

/** The first answer given under a key. Instants are epoch milliseconds. */
export type StoredAnswer = {
  key: string
  method: string
  path: string
  fingerprint: string
  status: number
  body: string
  requestId: string
  storedAt: number
}
