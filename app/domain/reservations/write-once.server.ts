import { type Expression, type SqlBool, sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { Ctx } from '../kernel/context'
import { queueLetter } from '../letters/queue-letter.server'
import type { CorrespondenceLetterProps } from '../letters/types'
import { findReservation, type ReservationRow } from './store.server'

/** A letter of the host that a party has once: whom it is due to, what it says, and where it is kept that it was written. */
export type OnceLetter = {
  findDue: (
    db: DatabaseOrTx,
    where: Expression<SqlBool>,
  ) => Promise<{ id: string; hostName: string; hostTitle: string }[]>
  /** Null where there is nothing to say after all: it is then not kept as written. */
  compose: (
    tx: Tx,
    reservation: ReservationRow,
    host: { name: string; title: string },
  ) => Promise<CorrespondenceLetterProps | null>
  keptIn: 'event_reminders' | 'answer_reminders' | 'naming_reminders'
}

/**
 * Writes the letter to each party that it is due to, one transaction a party, asking again under the lock on its
 * reservation: run twice, or by two workers, it writes nothing twice. It belongs to a reservation of their own, so that
 * it needs no permission and waits for no quiet hour. The search is over reservations `r` and their events `e`.
 */
export async function writeOnce(
  ctx: Pick<Ctx, 'db'>,
  letter: OnceLetter,
  where: Expression<SqlBool>,
): Promise<void> {
  for (const { id } of await letter.findDue(ctx.db, where))
    await inTransaction(ctx.db, tx => write(tx, letter, id))
}

async function write(tx: Tx, letter: OnceLetter, id: string): Promise<void> {
  await lockRows(tx, 'reservations', [id])
  const [due] = await letter.findDue(tx, sql<boolean>`r.id = ${id}::uuid`)
  const reservation = due && (await findReservation(tx, { kind: 'system' }, id))
  if (!due || !reservation) return
  const host = { name: due.hostName, title: due.hostTitle }
  const props = await letter.compose(tx, reservation, host)
  if (!props) return
  const { person, event } = reservation
  await queueLetter(tx, {
    personId: person.id,
    brandId: event.brandId,
    locale: person.locale,
    promotional: false,
    content: { kind: 'correspondence', props },
  })
  await tx.insertInto(letter.keptIn).values({ reservation_id: id, event_id: event.id }).execute()
}
