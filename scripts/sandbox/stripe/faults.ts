import { StripeFailure } from './errors'
import type { Sandbox } from './state'
import type { Fault } from './stored'

/** Takes the oldest fault that matches the call, and counts it down. */
export function takeFault(sandbox: Sandbox, method: string, path: string): Fault | null {
  const fault = sandbox.faults.values().find(one => matchesRoute(one.route, method, path))
  if (!fault) return null
  if (fault.times <= 1) sandbox.faults.remove(fault.id)
  else sandbox.faults.put(fault.id, { ...fault, times: fault.times - 1 })
  return fault
}

/** Throws the refusal that the fault stands for, when it stands for one. */
export function raiseFault(fault: Fault | null) {
  if (fault?.kind === '429') {
    const message =
      'Request rate limit exceeded. You can learn more about rate limits here https://stripe.com/docs/rate-limits.'
    throw new StripeFailure(429, { type: 'invalid_request_error', code: 'rate_limit', message }, false)
  }
  if (fault?.kind === '500' || fault?.kind === '500-remembered') {
    const message = 'An unknown error occurred'
    throw new StripeFailure(500, { type: 'api_error', message }, fault.kind === '500-remembered')
  }
}

export function matchesRoute(route: string, method: string, path: string): boolean {
  const [first = '', second] = route.split(' ')
  if (second !== undefined && first !== method) return false
  const wanted = (second ?? first).split('/')
  const parts = path.split('/')
  for (const [index, want] of wanted.entries()) {
    if (want === '*' && index === wanted.length - 1) return parts.length > index
    if (want !== parts[index] && !want.startsWith(':')) return false
  }
  return parts.length === wanted.length
}
