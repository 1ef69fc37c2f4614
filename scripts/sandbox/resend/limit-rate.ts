/** What one call was told about the limit, in whole seconds as the headers are. */
export type RateVerdict = { allowed: boolean; headers: Record<string, string> }

/**
 * Counts calls in windows of one second, each opened by its first call. Returns a function of `now`
 * (milliseconds) that answers whether the call may pass, with the four headers of the IETF draft that
 * Resend sends: ratelimit-limit, ratelimit-remaining, ratelimit-reset and, on a refusal, retry-after.
 */
export function createRateLimit(perSecond: number): (now: number) => RateVerdict {
  let opened = Number.NEGATIVE_INFINITY
  let used = 0
  return now => {
    if (now - opened >= 1000) {
      opened = now
      used = 0
    }
    const allowed = used < perSecond
    if (allowed) used += 1
    const reset = String(Math.max(1, Math.ceil((opened + 1000 - now) / 1000)))
    const headers: Record<string, string> = {
      'ratelimit-limit': String(perSecond),
      'ratelimit-remaining': String(perSecond - used),
      'ratelimit-reset': reset,
    }
    if (!allowed) headers['retry-after'] = reset
    return { allowed, headers }
  }
}
