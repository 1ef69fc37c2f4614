import type { Tx } from '~db/client'
import type { GuestRule } from './types'

/**
 * Writes the names of those who come along, by their place in the party. Whoever keeps their name in their place keeps
 * what the house said of them, their answers and their signature; anyone else begins anew.
 */
export async function writeGuests(
  tx: Tx,
  reservationId: string,
  names: readonly string[],
  rule: GuestRule,
): Promise<void> {
  const former = await tx
    .selectFrom('guests')
    .select(['position', 'full_name as name'])
    .where('reservation_id', '=', reservationId)
    .execute()
  const gone = former.filter(({ position, name }) => names[position - 1] !== name).map(each => each.position)
  if (gone.length > 0) await forget(tx, reservationId, gone)
  const kept = new Set(former.map(each => each.position).filter(position => !gone.includes(position)))
  const added = names.flatMap((name, index) =>
    kept.has(index + 1)
      ? []
      : [
          {
            reservation_id: reservationId,
            position: index + 1,
            full_name: name,
            review: rule === 'reviewed' ? 'waiting' : 'not_needed',
          },
        ],
  )
  if (added.length > 0) await tx.insertInto('guests').values(added).execute()
}

async function forget(tx: Tx, reservationId: string, positions: number[]): Promise<void> {
  for (const table of ['reservation_answers', 'waiver_signatures', 'guests'] as const)
    await tx
      .deleteFrom(table)
      .where('reservation_id', '=', reservationId)
      .where('position', 'in', positions)
      .execute()
}
