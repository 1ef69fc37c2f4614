import type { Tx } from '~db/client'
import type { Actor } from '../kernel/actor'
import { type FreeSeats, type HeadRule, serveLine, type WaitingParty } from '../reservations/line'
import { judgeAsking, readAsking } from './read-asking.server'
import type { LineEvent } from './types'

type Line = {
  line: readonly WaitingParty[]
  free: FreeSeats
  head: HeadRule
  /** Those whose slot was found to have no vehicle, or nobody to drive with. */
  withoutCrew: ReadonlySet<string>
  now: Date
}

/**
 * The parties of a line to which seats may be offered at this instant, in its order. Only those that decide something
 * are judged: whoever would be served, whoever would hold seats back, and whoever was passed over before. What keeps a
 * party is written beside it, for staff and for the party itself, until it no longer does.
 */
export async function judgeLine(tx: Tx, event: LineEvent, asked: Line): Promise<WaitingParty[]> {
  const { line, free, head, withoutCrew, now } = asked
  const passedOver = new Set(await findPassedOver(tx, event.id))
  const judged = new Map<string, boolean>()
  const may = async (party: WaitingParty) => {
    const known = judged.get(party.id)
    if (known !== undefined) return known
    const because = withoutCrew.has(party.id) ? 'no_crew' : await judge(tx, event, party, now)
    if (because !== null || passedOver.has(party.id)) await passOver(tx, party.id, because ?? '')
    judged.set(party.id, because === null)
    return because === null
  }
  let eligible = [...line]
  for (const party of line) {
    if (passedOver.has(party.id) && !(await may(party))) eligible = without(eligible, party)
  }
  for (;;) {
    const refused = await findRefused(eligible, serveLine(eligible, free, head), head, may)
    if (!refused) return eligible
    eligible = without(eligible, refused)
  }
}

/** The first party that decides something and may have no offer. By `strict` that is whoever stands in the way as well. */
async function findRefused(
  eligible: readonly WaitingParty[],
  served: readonly { id: string }[],
  head: HeadRule,
  may: (party: WaitingParty) => Promise<boolean>,
): Promise<WaitingParty | null> {
  const ids = new Set(served.map(({ id }) => id))
  for (const party of eligible) {
    const standsInTheWay = head === 'strict' && !ids.has(party.id)
    if ((ids.has(party.id) || standsInTheWay) && !(await may(party))) return party
    // Behind one who waits for the whole of the event nobody is looked at.
    if (standsInTheWay && party.slotIds.length === 0) return null
  }
  return null
}

function without(line: readonly WaitingParty[], party: WaitingParty): WaitingParty[] {
  return line.filter(({ id }) => id !== party.id)
}

/** The reason of the gate that keeps them; null: none does. */
async function judge(tx: Tx, event: LineEvent, party: WaitingParty, now: Date): Promise<string | null> {
  const asking = await readAsking(tx, standIn(party.personId), { eventId: event.id }, now)
  if (!asking) return 'not_found'
  const answer = judgeAsking(asking, party)
  return answer.ok ? null : answer.reason
}

/** Whoever waits, as if they asked themselves: by their invitation if they have one, else by their membership. */
export function standIn(personId: string): Actor {
  return { kind: 'person', personId, sessionId: 'waitlist', roles: [] }
}

async function passOver(tx: Tx, id: string, because: string): Promise<void> {
  await tx
    .updateTable('waitlist_entries')
    .set({ passed_over_because: because })
    .where('id', '=', id)
    .execute()
}

async function findPassedOver(tx: Tx, eventId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('waitlist_entries')
    .select('id')
    .where('event_id', '=', eventId)
    .where('state', '=', 'waiting')
    .where('passed_over_because', '<>', '')
    .execute()
  return rows.map(({ id }) => id)
}
