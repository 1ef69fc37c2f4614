import type { Locale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { readUntold, type SinceTold, type ToldReader } from '../events/change-queries.server'
import { movesThem } from '../events/told-facts'
import { type SaidChange, sayChanges } from '../events/told-words'
import { markWithdrawn } from '../letters/store.server'

/** What has become other for one person, in their language. */
export type SaidToReader = {
  changes: SaidChange[]
  moves: boolean
  because: string
}

/**
 * Writes the one letter that tells someone what has become other since they last knew; false where nothing has. A letter
 * that has not left yet tells what holds no more: it stays here, and this one tells all of it, or there is none.
 */
export async function tellOnce(
  tx: Tx,
  reader: ToldReader,
  locale: Locale,
  write: (said: SaidToReader) => Promise<string>,
): Promise<boolean> {
  if ((await readUntold(tx, reader)) === null) return false
  await keepBack(tx, reader)
  const since = await readUntold(tx, reader)
  if (since === null || since.untold.length === 0) return false
  const said = say(since, locale)
  const letterId = await write(said)
  await tx
    .insertInto('event_change_notices')
    .values({
      event_id: reader.eventId,
      person_id: reader.personId,
      through: since.through,
      moves: said.moves,
      letter_id: letterId,
    })
    .execute()
  return true
}

function say({ untold, because }: SinceTold, locale: Locale): SaidToReader {
  return { changes: sayChanges(untold, locale), moves: movesThem(untold), because: because[locale] }
}

async function keepBack(tx: Tx, { eventId, personId }: ToldReader): Promise<void> {
  const waiting = () =>
    tx
      .selectFrom('event_change_notices as n')
      .innerJoin('letters as l', 'l.id', 'n.letter_id')
      .select('l.id')
      .where('n.event_id', '=', eventId)
      .where('n.person_id', '=', personId)
      .where('l.kind', '<>', 'invitation')
      .where('l.state', 'in', ['queued', 'held'])
      .execute()
  const ids = (await waiting()).map(({ id }) => id)
  await lockRows(tx, 'letters', ids)
  for (const { id } of await waiting()) await markWithdrawn(tx, id, 'overtaken')
}
