import type { RefundStep } from '../events/types'

/** What is asked once, with Stripe's ids of it. */
type AskedMoney = {
  id: string
  amount: number
  currency: string
  sessionId: string | null
  sessionUrl: string | null
  paymentIntentId: string | null
}

/** The deposit of one reservation, with the terms in force when it was made. */
export type ReservationDeposit = AskedMoney & {
  of: 'reservation'
  reservationId: string
  refundSteps: RefundStep[]
  timeZone: string
  eventStartsAt: Date
}

/** What one step of an application asks: a fee, which stays, or a deposit, which goes back when the answer is no. */
export type ApplicationDeposit = AskedMoney & {
  of: 'application'
  applicationId: string
  stepId: string
  isReturned: boolean
  createdAt: Date
  /** Set once its payment page ran out unpaid. */
  endedAt: Date | null
}

export type Deposit = ReservationDeposit | ApplicationDeposit

/**
 * Why money is owed back: the member cancelled, it came when what it was for was gone, the club declined, or the
 * applicant withdrew.
 */
export type RefundCause = 'cancelled' | 'too_late' | 'declined' | 'withdrawn' | 'event_cancelled'

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
