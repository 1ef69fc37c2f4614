import type { RefundStep } from '../events/types'

/** The deposit of one reservation, with the terms in force when it was made. */
export type Deposit = {
  id: string
  reservationId: string
  amount: number
  currency: string
  refundSteps: RefundStep[]
  timeZone: string
  eventStartsAt: Date
  sessionId: string | null
  sessionUrl: string | null
  paymentIntentId: string | null
}

/** Why money is owed back: the member cancelled, or it came when the seats were gone. */
export type RefundCause = 'cancelled' | 'too_late'

/** Money owed back. `on_its_way` until Stripe says that it arrived; `failed` needs a person to look. */
export type OwedRefund = {
  id: string
  amount: number
  because: RefundCause
  stripeRefundId: string | null
  standing: 'on_its_way' | 'returned' | 'failed'
}

/** What the movements of a deposit add up to, in minor units. */
export type Ledger = { captured: number; refunded: number; refund: OwedRefund | null }
