import type { Database, Tx } from '~db/client'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { NoCrew } from '../fleet/assign-drives.server'
import { type Result, refuse } from '../kernel/result'

/** What is seen only when seats are written: a slot that joined the event since, or a vehicle that has gone. */
export type LateRefusal =
  | { reason: 'sold_out'; next: 'join_the_line' }
  | { reason: 'slot_full'; startsAt: Date; next: 'choose_another' }

/**
 * A transaction that claims seats. Where the schema counts one too many, or a promised vehicle finds no crew, it is undone
 * and that is the answer; anything else is thrown.
 */
export async function inClaim<Value, Refusal extends { reason: string }>(
  db: Database,
  work: (tx: Tx) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | LateRefusal>> {
  try {
    return await inTransaction(db, work)
  } catch (error) {
    if (
      breaksConstraint(error, 'seats_within_capacity') ||
      breaksConstraint(error, 'event_seats_within_capacity')
    )
      return refuse({ reason: 'sold_out', next: 'join_the_line' })
    if (error instanceof NoCrew)
      return refuse({ reason: 'slot_full', startsAt: error.refusal.startsAt, next: 'choose_another' })
    throw error
  }
}
