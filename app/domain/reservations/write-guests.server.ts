import type { Tx } from '~db/client'
import type { GuestRule } from './types'

/**
 * Writes the names of those who come along, by their place in the party. Whoever keeps their name stays the same
 * guest, with what the house said of them, their answers and their signature, even where they take the place of one who
 * comes no more; anyone else begins anew.
 */
export async function writeGuests(
  tx: Tx,
  reservationId: string,
  names: readonly string[],
  rule: GuestRule,
): Promise<void> {
  const former = await tx
    .selectFrom('guests')
    .select(['id', 'position', 'full_name as name', 'review', 'reviewed_by', 'reviewed_at', 'named_at'])
    .where('reservation_id', '=', reservationId)
    .execute()
  const places = placeByName(names, former)
  const gone = former.map(each => each.position).filter(position => places.get(position) !== position)
  const carried = await readCarried(tx, reservationId, gone)
  if (gone.length > 0) await forget(tx, reservationId, gone)
  const stays = new Set([...places].filter(([to, from]) => to === from).map(([to]) => to))
  const added = names.flatMap((name, index) => {
    const position = index + 1
    if (stays.has(position)) return []
    const known = former.find(each => each.position === places.get(position))
    const place = { reservation_id: reservationId, position, full_name: name }
    if (!known) return [{ ...place, review: rule === 'reviewed' ? 'waiting' : 'not_needed' }]
    const { id, review, reviewed_by, reviewed_at, named_at } = known
    return [{ ...place, id, review, reviewed_by, reviewed_at, named_at }]
  })
  if (added.length > 0) await tx.insertInto('guests').values(added).execute()
  for (const [to, from] of places) {
    if (to === from) continue
    const answers = carried.answers.filter(row => row.position === from)
    if (answers.length > 0)
      await tx
        .insertInto('reservation_answers')
        .values(answers.map(row => ({ ...row, position: to, value: JSON.stringify(row.value) })))
        .execute()
    const signatures = carried.signatures.filter(row => row.position === from)
    if (signatures.length > 0)
      await tx
        .insertInto('waiver_signatures')
        .values(signatures.map(row => ({ ...row, position: to })))
        .execute()
  }
}

/** From which former place each name comes: its own where it has it still, else another of the same name. */
function placeByName(
  names: readonly string[],
  former: readonly { position: number; name: string }[],
): Map<number, number> {
  const places = new Map<number, number>()
  for (const { position, name } of former) if (names[position - 1] === name) places.set(position, position)
  const left = former.filter(({ position }) => !places.has(position))
  for (const [index, name] of names.entries()) {
    if (places.has(index + 1)) continue
    const at = left.findIndex(each => each.name === name)
    const [from] = at < 0 ? [] : left.splice(at, 1)
    if (from) places.set(index + 1, from.position)
  }
  return places
}

async function readCarried(tx: Tx, reservationId: string, positions: readonly number[]) {
  if (positions.length === 0) return { answers: [], signatures: [] }
  const at = [...positions]
  const answers = await tx
    .selectFrom('reservation_answers')
    .select(['reservation_id', 'position', 'question_id', 'value', 'answered_at'])
    .where('reservation_id', '=', reservationId)
    .where('position', 'in', at)
    .execute()
  // What was signed in a former wording is signed anew by whoever changes place: nobody may sign that one any more.
  const signatures = await tx
    .selectFrom('waiver_signatures as w')
    .innerJoin('reservations as r', 'r.id', 'w.reservation_id')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .select([
      'w.reservation_id',
      'w.position',
      'w.signed_name',
      'w.locale',
      'w.text',
      'w.signed_at',
      'w.version',
    ])
    .where('w.reservation_id', '=', reservationId)
    .where('w.position', 'in', at)
    .whereRef('w.version', '=', 'e.waiver_version')
    .execute()
  return { answers, signatures }
}

async function forget(tx: Tx, reservationId: string, positions: number[]): Promise<void> {
  for (const table of ['reservation_answers', 'waiver_signatures', 'guests'] as const)
    await tx
      .deleteFrom(table)
      .where('reservation_id', '=', reservationId)
      .where('position', 'in', positions)
      .execute()
}

/** Whether a name is enough for the guests of an event, or the house reads each of them. */
export async function readGuestRule(tx: Tx, eventId: string): Promise<GuestRule> {
  const { rule } = await tx
    .selectFrom('events')
    .select('guest_rule as rule')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return rule as GuestRule
}
