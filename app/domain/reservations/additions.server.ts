import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import { queueDepositClosing } from '../deposits/store.server'
import type { AdditionEnd, FurtherSeats } from './types'

/** What a reservation holds besides its own seats at `now`; null: nothing, or it has run out. */
export async function findHeldAddition(
  db: DatabaseOrTx,
  reservationId: string,
  now: Date,
): Promise<FurtherSeats | null> {
  const row = await selectAdditions(db)
    .where('reservation_id', '=', reservationId)
    .where('joined_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ? shape(row) : null
}

/** Further seats by their id, whatever became of them. */
export async function findAddition(db: DatabaseOrTx, id: string): Promise<FurtherSeats | null> {
  const row = await selectAdditions(db).where('id', '=', id).executeTakeFirst()
  return row ? shape(row) : null
}

/**
 * Ends what a reservation holds besides its own seats, and has the checkout closed; nothing where it holds none. Those
 * who would have come are forgotten, save where the time ran out: a payment may still be on its way. The caller holds
 * the reservation. Returns whether there was something.
 */
export async function endAddition(tx: Tx, reservationId: string, because: AdditionEnd): Promise<boolean> {
  const ended = await tx
    .updateTable('reservation_additions')
    .set({ ended_at: sql<Date>`clock_timestamp()`, ended_because: because })
    .$if(because !== 'ran_out', update => update.set({ guests: [] }))
    .where('reservation_id', '=', reservationId)
    .where('joined_at', 'is', null)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) return false
  const { id: depositId } = await tx
    .selectFrom('deposits')
    .select('id')
    .where('addition_id', '=', ended.id)
    .executeTakeFirstOrThrow()
  await queueDepositClosing(tx, depositId)
  return true
}

function selectAdditions(db: DatabaseOrTx) {
  return db
    .selectFrom('reservation_additions')
    .select(['id', 'reservation_id as reservationId', 'seats', 'guests', 'expires_at as expiresAt'])
    .select(['joined_at as joinedAt', 'ended_because as endedBecause'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAdditions>['executeTakeFirstOrThrow']>>

function shape({ endedBecause, ...row }: Row): FurtherSeats {
  return { ...row, endedBecause: endedBecause as AdditionEnd | null }
}
