import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { readLedger } from '../deposits/ledger.server'
import { findDepositsOf } from '../deposits/store.server'
import type { KeptDeposit } from './stakes'

/** Every deposit that a reservation asked for, with its ledger, the oldest first. */
export async function readDeposits(db: DatabaseOrTx, reservationId: string): Promise<KeptDeposit[]> {
  const kept: KeptDeposit[] = []
  for (const deposit of await findDepositsOf(db, reservationId))
    kept.push({ deposit, ledger: await readLedger(db, deposit.id) })
  return kept
}

/** The same, locked: what moves of them or is owed back waits until the caller is done. */
export async function lockDeposits(tx: Tx, reservationId: string): Promise<KeptDeposit[]> {
  const deposits = await findDepositsOf(tx, reservationId)
  await lockRows(
    tx,
    'deposits',
    deposits.map(({ id }) => id),
  )
  return readDeposits(tx, reservationId)
}
