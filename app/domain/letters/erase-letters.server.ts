import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import type { LetterDestination } from './types'

/** The letters of the club's correspondence to one person whose button leads to this page, locked, with their states. */
export async function findLettersLeadingTo(
  tx: Tx,
  personId: string,
  to: LetterDestination,
): Promise<{ id: string; state: string }[]> {
  const found = () =>
    tx
      .selectFrom('letters')
      .select(['id', 'state'])
      .where('person_id', '=', personId)
      .where('kind', '=', 'correspondence')
      .where(sql<boolean>`props -> 'action' -> 'to' @> ${JSON.stringify(to)}::jsonb`)
      .execute()
  const ids = (await found()).map(({ id }) => id)
  await lockRows(tx, 'letters', ids)
  return found()
}

/** Erases letters whole. The carrier's events on them stay, and name no letter any more. None may be on its way. */
export async function eraseLetters(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('letter_events')
    .set({ letter_id: null })
    .where('letter_id', 'in', [...ids])
    .execute()
  await tx
    .deleteFrom('letters')
    .where('id', 'in', [...ids])
    .execute()
}

/** Erases the words of letters of the club's correspondence, so that a bounce or a complaint still finds them; those that wait never leave. */
export async function blankLetters(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const blank = { subject: '', greeting: '', paragraphs: [], rows: [], aside: '' }
  await tx
    .updateTable('letters')
    .set({
      props: sql`props || ${JSON.stringify(blank)}::jsonb`,
      state: sql<string>`case when state in ('queued', 'held') then 'withdrawn' else state end`,
    })
    .where('id', 'in', [...ids])
    .execute()
}
