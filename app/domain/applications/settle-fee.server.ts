import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readLedger, recordMovements } from '../deposits/ledger.server'
import { oweRefund } from '../deposits/owe-refund.server'
import type { PaymentPort, PaymentReading } from '../deposits/port'
import { findDepositsOfApplication, keepStripeIds } from '../deposits/store.server'
import type { ApplicationDeposit, Ledger } from '../deposits/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { endOfFee } from './fee-policy'
import { findApplication } from './store.server'

/** `unpaid`: nothing was taken yet. `confirmed`: it was, and stays. `ended`: it goes or went back. */
export type FeeSettlement = 'unpaid' | 'confirmed' | 'ended'

const house: Actor = { kind: 'system' }

/**
 * Brings what a step of an application asked to where Stripe says that the money is: reads Stripe outside any
 * transaction, then writes the movements that the ledger lacks. Money that comes when the application is over, or when
 * the step was paid by another page, goes back whole. Called by the webhook's effect, by the applicant's return and by
 * the reconciler, in any order and any number of times, with one end.
 */
export async function settleFee(
  ctx: Ctx & { payments: PaymentPort },
  deposit: ApplicationDeposit,
): Promise<FeeSettlement> {
  if (!deposit.sessionId) return 'unpaid'
  const { payment } = await ctx.payments.readCheckout(deposit.sessionId)
  if (!payment) return 'unpaid'
  const settlement = await inTransaction(ctx.db, tx => settle(tx, deposit, payment))
  const { id: depositId, applicationId } = deposit
  ctx.log.info({ depositId, applicationId, settlement }, 'what a step asked was settled')
  return settlement
}

async function settle(tx: Tx, deposit: ApplicationDeposit, payment: PaymentReading): Promise<FeeSettlement> {
  await lockRows(tx, 'applications', [deposit.applicationId])
  const all = await findDepositsOfApplication(tx, deposit.applicationId)
  await lockRows(
    tx,
    'deposits',
    all.map(({ id }) => id),
  )
  const before = await readLedger(tx, deposit.id)
  await keepStripeIds(tx, deposit.id, { paymentIntentId: payment.paymentIntentId })
  await recordMovements(tx, deposit.id, payment)
  const ledger = await readLedger(tx, deposit.id)
  if (ledger.captured === 0) return 'unpaid'
  if (ledger.refund) return 'ended'
  const application = await findApplication(tx, deposit.applicationId)
  if (!application) throw new Error('a deposit belongs to no application')
  const end = endOfFee({
    application: application.state,
    wasTaken: before.captured > 0,
    hasAnother: await isPaidElsewhere(tx, deposit, all),
  })
  if (end === 'return') return giveBack(tx, deposit, ledger)
  if (before.captured === 0) await tell(tx, deposit, 'fee.taken', ledger.captured)
  return 'confirmed'
}

async function isPaidElsewhere(
  tx: Tx,
  deposit: ApplicationDeposit,
  all: readonly ApplicationDeposit[],
): Promise<boolean> {
  for (const other of all) {
    if (other.id === deposit.id || other.stepId !== deposit.stepId) continue
    const { captured, refund } = await readLedger(tx, other.id)
    if (captured > 0 && refund === null) return true
  }
  return false
}

async function giveBack(tx: Tx, deposit: ApplicationDeposit, ledger: Ledger): Promise<FeeSettlement> {
  const amount = ledger.captured - ledger.refunded
  if (amount > 0 && (await oweRefund(tx, deposit, { amount, because: 'too_late' })))
    await tell(tx, deposit, 'fee.returned', amount)
  return 'ended'
}

async function tell(tx: Tx, deposit: ApplicationDeposit, action: string, amount: number): Promise<void> {
  await recordAudit(tx, house, {
    action,
    subject: { kind: 'application', id: deposit.applicationId },
    details: { depositId: deposit.id, step: deposit.stepId, amount },
  })
}
