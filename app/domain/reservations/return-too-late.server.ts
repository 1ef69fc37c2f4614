import type { Tx } from '~db/client'
import { recordAudit } from '../audit/record-audit.server'
import { oweRefund } from '../deposits/owe-refund.server'
import type { Ledger, ReservationDeposit } from '../deposits/types'
import { writeReturned } from './queue-letters.server'
import type { ReservationRow } from './store.server'

/** Owes back whole what was paid when its seats were gone, with a letter; where nothing is left of it, nothing. */
export async function returnTooLate(
  tx: Tx,
  { id, event }: ReservationRow,
  deposit: ReservationDeposit,
  { returnable: amount }: Ledger,
): Promise<void> {
  if (amount <= 0) return
  await oweRefund(tx, deposit, { amount, because: 'too_late' })
  await writeReturned(tx, id, { amount, currency: deposit.currency })
  await recordAudit(
    tx,
    { kind: 'system' },
    {
      action: 'deposit.returned',
      subject: { kind: 'reservation', id },
      brandId: event.brandId,
      details: { amount, because: 'too_late' },
    },
  )
}
