import type { ChosenSlot, WaitRefusal } from '../eligibility/types'
import { judgeWait, type WaitFacts } from '../eligibility/wait-gates'
import { allow, type Result, refuse } from '../kernel/result'
import type { Wants } from './types'

export type WaitQuestion = Omit<WaitFacts, 'guests' | 'newcomers' | 'choice'> & {
  /** `names`: whom they name; they are asked of whoever joins, and not again when seats come. */
  party: { seats: number; wants: Wants; slotIds: readonly string[]; names?: readonly string[] }
  /** The slots to choose from that the event offers, and how many of them a reservation takes. */
  offered: { least: number; most: number; slots: readonly ChosenSlot[] }
}

/**
 * May this party wait, and be offered seats? Whoever might book if there were enough may wait: for the whole of the
 * event, for all of some slots as they would choose them, or for any of several, each of which they might choose alone.
 * The page, the command and the promoter ask here.
 */
export function mayWait(asked: WaitQuestion): Result<undefined, WaitRefusal> {
  const { party, offered } = asked
  const { least, most } = offered
  const slots = offered.slots.filter(({ id }) => party.slotIds.includes(id))
  const unknown = slots.length < party.slotIds.length
  const isAll = party.wants === 'all' || slots.length === 0
  const judged = judge(
    asked,
    isAll ? { least, most, slots, unknown } : { least: 0, most: slots.length, slots: [], unknown },
  )
  if (!judged.ok) return judged
  if (isAll) return allow()
  if (slots.length < least)
    return refuse({ reason: 'choose_slots', least, most: offered.slots.length, next: 'choose' })
  for (const slot of slots) {
    const alone = judge(asked, { least: 0, most: 1, slots: [slot], unknown: false })
    if (!alone.ok) return alone
  }
  return allow()
}

function judge(
  { party, offered: _, ...facts }: WaitQuestion,
  choice: NonNullable<WaitFacts['choice']>,
): Result<undefined, WaitRefusal> {
  const judged = judgeWait({ ...facts, guests: party.seats - 1, newcomers: party.names, choice })
  if (judged.ok) return judged
  const { gate: _gate, ...refusal } = judged
  return refusal
}
