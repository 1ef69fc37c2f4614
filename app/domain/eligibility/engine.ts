import { allow, type Result } from '../kernel/result'
import type { GateName, Refusal } from './types'

/** One condition of an action: `closedBy` is null where the gate is open, else why it is closed and what comes next. */
export type Gate<Facts, Closed extends Refusal = Refusal> = {
  readonly name: GateName
  readonly closedBy: (facts: Facts) => Closed | null
}

/** A gate as a page shows it before anything is pressed. */
export type ExplainedGate<Closed extends Refusal = Refusal> = { gate: GateName; refusal: Closed | null }

/** The first gate, in the order of the list, that is closed to these facts; null when all are open. */
export function firstClosed<Facts, Closed extends Refusal>(
  gates: readonly Gate<Facts, Closed>[],
  facts: Facts,
): (Closed & { gate: GateName }) | null {
  for (const gate of gates) {
    const refusal = gate.closedBy(facts)
    if (refusal) return { ...refusal, gate: gate.name }
  }
  return null
}

/** Every gate of the list, open or closed, in the order in which they are asked. */
export function explainGates<Facts, Closed extends Refusal>(
  gates: readonly Gate<Facts, Closed>[],
  facts: Facts,
): ExplainedGate<Closed>[] {
  return gates.map(gate => ({ gate: gate.name, refusal: gate.closedBy(facts) }))
}

export type Judgement<Closed extends Refusal> = Result<undefined, Closed & { gate: GateName }>

/** Allowed when every gate is open; else the first refusal, with the name of its gate. */
export function judge<Facts, Closed extends Refusal>(
  gates: readonly Gate<Facts, Closed>[],
  facts: Facts,
): Judgement<Closed> {
  const closed = firstClosed(gates, facts)
  return closed ? { ok: false, ...closed } : allow()
}
