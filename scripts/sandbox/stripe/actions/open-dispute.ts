import type Stripe from 'stripe'
import { type Cause, emitEvent } from '../events'
import { buildDispute } from '../objects/aftermath'
import type { Sandbox } from '../state'

/** The cardholder's bank takes the money back and opens a dispute. */
export function openDispute(
  sandbox: Sandbox,
  charge: Stripe.Charge,
  amount: number,
  reason: string,
  cause: Cause,
): Stripe.Dispute {
  const dispute = buildDispute(sandbox.now(), charge, amount, reason)
  sandbox.disputes.put(dispute.id, dispute)
  sandbox.charges.put(charge.id, { ...charge, disputed: true })
  emitEvent(sandbox, 'charge.dispute.created', dispute, cause)
  emitEvent(sandbox, 'charge.dispute.funds_withdrawn', dispute, cause)
  return dispute
}

/** The bank decides: won gives the money back, lost keeps it. */
export function closeDispute(
  sandbox: Sandbox,
  dispute: Stripe.Dispute,
  outcome: 'won' | 'lost',
  cause: Cause,
): Stripe.Dispute {
  const closed: Stripe.Dispute = { ...dispute, status: outcome }
  sandbox.disputes.put(closed.id, closed)
  if (outcome === 'won') emitEvent(sandbox, 'charge.dispute.funds_reinstated', closed, cause)
  emitEvent(sandbox, 'charge.dispute.closed', closed, cause)
  return closed
}
