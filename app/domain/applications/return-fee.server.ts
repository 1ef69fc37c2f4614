import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { readLedger } from '../deposits/ledger.server'
import { oweRefund } from '../deposits/owe-refund.server'
import { findDepositsOfApplication, queueDepositClosing } from '../deposits/store.server'

/**
 * Owes back what an application that ends was asked as a deposit, whole and once, and closes the pages that could still
 * be paid; a fee stays. In the caller's transaction, which has locked the application and takes no lock before `deposits`
 * afterwards. Returns what is owed by this call, in minor units.
 */
export async function returnFee(
  tx: Tx,
  applicationId: string,
  because: 'declined' | 'withdrawn',
): Promise<{ amount: number; currency: string }[]> {
  const deposits = await findDepositsOfApplication(tx, applicationId)
  await lockRows(
    tx,
    'deposits',
    deposits.map(({ id }) => id),
  )
  const owed: { amount: number; currency: string }[] = []
  for (const deposit of deposits) {
    const { captured, refunded, refund } = await readLedger(tx, deposit.id)
    if (captured === 0) await queueDepositClosing(tx, deposit.id)
    const amount = captured - refunded
    if (!deposit.isReturned || refund !== null || amount <= 0) continue
    await oweRefund(tx, deposit, { amount, because })
    owed.push({ amount, currency: deposit.currency })
  }
  return owed
}
