import { randomUUID } from 'node:crypto'
import type { Collection } from '../shared/journal'
import { accept, type Checked, invalid, refuse } from './problems'
import { isObject } from './validate-email'

/** What goes wrong: `timeout-before` cuts the line with nothing done, `timeout-after` once the work is done. */
export type FaultKind = '429' | '500' | 'timeout-before' | 'timeout-after' | 'slow'

/** A fault that meets the next `left` calls of one route; `ms` is how long a time-out or a slow call hangs. */
export type Fault = { id: string; route: string; kind: FaultKind; left: number; ms: number }

export const faultKinds: readonly FaultKind[] = ['429', '500', 'timeout-before', 'timeout-after', 'slow']

/** Routes that can be told to fail; a name in braces stands for any one part of a path. `*` is every route. */
export const faultRoutes: readonly string[] = [
  'POST /emails',
  'POST /emails/batch',
  'GET /emails',
  'GET /emails/{id}',
  'GET /suppressions',
  'POST /suppressions',
  'DELETE /suppressions/{suppression}',
  '*',
]

const greatestMs = 120_000

/** Takes the first fault of the given kinds that awaits this call, `METHOD /path`, and counts it down. */
export function takeFault(
  faults: Collection<Fault>,
  call: string,
  kinds: readonly FaultKind[],
): Fault | undefined {
  const fault = faults.values().find(({ kind, route }) => kinds.includes(kind) && meets(route, call))
  if (!fault) return undefined
  if (fault.left <= 1) faults.remove(fault.id)
  else faults.put(fault.id, { ...fault, left: fault.left - 1 })
  return fault
}

/** Reads one fault from a control request; `slow` is for the two sending routes, whose keys it holds in progress. */
export function readFault(value: unknown): Checked<Fault> {
  if (!isObject(value)) return refuse(invalid('A fault is an object.'))
  for (const key of Object.keys(value))
    if (!['route', 'kind', 'times', 'ms'].includes(key)) return refuse(invalid(`Unknown field \`${key}\`.`))
  const kind = faultKinds.find(known => known === String(value.kind))
  if (!kind) return refuse(invalid(`The \`kind\` must be one of ${faultKinds.join(', ')}.`))
  const route = value.route ?? '*'
  if (typeof route !== 'string' || !faultRoutes.includes(route))
    return refuse(invalid(`The \`route\` must be one of ${faultRoutes.join(', ')}.`))
  if (kind === 'slow' && !route.startsWith('POST /emails'))
    return refuse(invalid('Only POST /emails and POST /emails/batch can be slow.'))
  const left = readCount(value.times ?? 1, 1, 10_000)
  const ms = readCount(value.ms ?? (kind === 'slow' ? 1000 : 0), 0, greatestMs)
  if (left === null || ms === null)
    return refuse(invalid(`The \`times\` run from 1 to 10000 and \`ms\` from 0 to ${greatestMs}.`))
  return accept({ id: randomUUID(), route, kind, left, ms })
}

/** A whole number within its bounds, from JSON or from a form; null otherwise. */
export function readCount(value: unknown, least: number, greatest: number): number | null {
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  if (typeof count !== 'number' || !Number.isInteger(count)) return null
  return count >= least && count <= greatest ? count : null
}

function meets(route: string, call: string): boolean {
  if (route === '*' || route === call) return true
  const wanted = route.split('/')
  const parts = call.split('/')
  return (
    wanted.length === parts.length && wanted.every((part, at) => part.startsWith('{') || part === parts[at])
  )
}
