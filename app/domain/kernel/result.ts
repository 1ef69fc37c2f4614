/** What a use-case answers: the value, or a refusal with its reason and whatever the caller needs to explain it. */
export type Result<Value, Refusal extends { reason: string }> =
  | { ok: true; value: Value }
  | ({ ok: false } & Refusal)

/** The answer yes. */
export function allow(): { ok: true; value: undefined }
export function allow<Value>(value: Value): { ok: true; value: Value }
export function allow(value?: unknown): { ok: true; value: unknown } {
  return { ok: true, value }
}

/** An expected no: `reason` is one of a string union, so that a switch over it is exhaustive. */
export function refuse<const Refusal extends { reason: string }>(refusal: Refusal): { ok: false } & Refusal {
  return { ok: false, ...refusal }
}

/** Marks a branch that the types say cannot be reached; throws if it is. */
export function never(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
