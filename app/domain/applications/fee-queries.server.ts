import type { DatabaseOrTx } from '~db/client'
import { readLedger } from '../deposits/ledger.server'
import { findDepositsOfApplication } from '../deposits/store.server'
import type { OwedRefund } from '../deposits/types'

/** What a step asked and where the money is. `page`: a payment page is open, and may just have been paid. */
export type FeeView = {
  stepId: string
  depositId: string
  amount: number
  currency: string
  isReturned: boolean
  state: 'asked' | 'page' | 'paid' | 'returning' | 'returned'
  refund: Pick<OwedRefund, 'amount' | 'because' | 'standing'> | null
  /** A card was tried and refused since. */
  wasRefused: boolean
}

/** What the steps of an application asked, each as it stands last. The caller has settled that the actor may read it. */
export async function readFees(db: DatabaseOrTx, applicationId: string): Promise<FeeView[]> {
  const views = new Map<string, FeeView>()
  for (const deposit of await findDepositsOfApplication(db, applicationId)) {
    const { captured, refund } = await readLedger(db, deposit.id)
    if (views.get(deposit.stepId)?.state === 'paid') continue
    if (deposit.endedAt !== null && captured === 0) continue
    views.set(deposit.stepId, {
      stepId: deposit.stepId,
      depositId: deposit.id,
      amount: deposit.amount,
      currency: deposit.currency,
      isReturned: deposit.isReturned,
      state: stateOf(captured, refund, deposit.sessionId !== null),
      refund: refund && { amount: refund.amount, because: refund.because, standing: refund.standing },
      wasRefused: captured === 0 && (await hasFailed(db, deposit.id)),
    })
  }
  return [...views.values()]
}

function stateOf(captured: number, refund: OwedRefund | null, hasPage: boolean): FeeView['state'] {
  if (refund) return refund.standing === 'returned' ? 'returned' : 'returning'
  if (captured > 0) return 'paid'
  return hasPage ? 'page' : 'asked'
}

async function hasFailed(db: DatabaseOrTx, depositId: string): Promise<boolean> {
  const row = await db
    .selectFrom('deposit_movements')
    .select('id')
    .where('deposit_id', '=', depositId)
    .where('kind', '=', 'failed')
    .executeTakeFirst()
  return row !== undefined
}
