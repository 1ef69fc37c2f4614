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
  /** The further seats that it was asked for; null: the reservation itself. */
  additionId: string | null
  /** For how many seats it was asked, each for as much as the others. */
  seats: number
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
 * Why money is owed back and nothing more is expected of the deposit: the member cancelled, it came when what it was
 * for was gone, the club declined, or the applicant withdrew.
 */
export type RefundCause = 'cancelled' | 'too_late' | 'declined' | 'withdrawn' | 'event_cancelled'

/** Why seats left a party that stays: the member needs fewer, or the house declined a guest. */
export type ShareCause = 'seats_left' | 'guest_declined'

/** Money owed back. `on_its_way` until Stripe says that it arrived; `failed` needs a person to look. */
export type OwedRefund = {
  id: string
  amount: number
  because: RefundCause | ShareCause
  stripeRefundId: string | null
  standing: 'on_its_way' | 'returned' | 'failed'
}

/** Seats that left the party, what had been asked for them, and what of it is owed back. */
export type Share = { id: string; seats: number; amount: number; refund: OwedRefund | null }

/** What the movements of a deposit add up to, in minor units, and what is owed back of it. */
export type Ledger = {
  captured: number
  /** Of these, arrived back. */
  refunded: number
  /** What ended the deposit; null while it stands. */
  refund: OwedRefund | null
  /** What left with seats of the party, the first first. */
  shares: Share[]
  /** Taken, and neither back nor on its way: the most that can still be returned. */
  returnable: number
}

export const emptyLedger: Ledger = { captured: 0, refunded: 0, refund: null, shares: [], returnable: 0 }
