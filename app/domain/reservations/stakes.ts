import type { Ledger, ReservationDeposit } from '../deposits/types'
import { refundDue } from '../events/policy'
import type { Money, RefundStep } from '../events/types'

/** A deposit of a reservation, with what has moved of it. */
export type KeptDeposit = { deposit: ReservationDeposit; ledger: Ledger }

/** What was taken for seats that are still their party's, under the terms kept with it. */
export type Stake = {
  depositId: string
  currency: string
  refundSteps: readonly RefundStep[]
  timeZone: string
  eventStartsAt: Date
  /** Seats that are still paid for by it, and what was taken for each of them. */
  seats: number
  perSeat: number
  /** Taken for those seats, in minor units. */
  left: number
  /** The most that can still go back of it. */
  returnable: number
}

/** What is at stake of the deposits of a reservation, the oldest first; a deposit that was not taken, or has ended, is not. */
export function stakesOf(kept: readonly KeptDeposit[]): Stake[] {
  return kept.flatMap(({ deposit, ledger }) => {
    if (ledger.captured === 0 || ledger.refund !== null) return []
    const { id: depositId, currency, refundSteps, timeZone, eventStartsAt, amount } = deposit
    const gone = ledger.shares.reduce((sum, share) => sum + share.amount, 0)
    return [
      {
        ...{ depositId, currency, refundSteps, timeZone, eventStartsAt },
        seats: deposit.seats - ledger.shares.reduce((sum, share) => sum + share.seats, 0),
        perSeat: amount / deposit.seats,
        left: Math.max(0, ledger.captured - gone),
        returnable: Math.max(0, ledger.returnable),
      },
    ]
  })
}

export type Returned = {
  /** What was taken for the seats that are spoken of; null: nothing. */
  paid: Money | null
  /** What of it goes back; null: nothing. */
  returned: Money | null
  percent: number
}

/** What goes back of everything at stake when it is all let go at `now`, each deposit by its own terms, or `whole`. */
export function returnAll(
  stakes: readonly Stake[],
  now: Date,
  whole = false,
): Returned & { parts: ReturnPart[] } {
  return addUp(
    stakes.map(stake => returnPart(stake, stake.seats, stake.left, now, whole)),
    stakes[0]?.currency,
  )
}

/** Of one deposit: seats that are let go, what was taken for them, and what of that goes back. */
export type ReturnPart = {
  depositId: string
  seats: number
  amount: number
  returned: number
  percent: number
}

/**
 * What goes back when some seats leave a party that stays. Seats that nothing was asked for leave first, then those paid
 * for last; each by the terms kept with its deposit, or `whole`.
 */
export function returnSome(
  stakes: readonly Stake[],
  { leaving, seats, now, whole = false }: { leaving: number; seats: number; now: Date; whole?: boolean },
): Returned & { parts: ReturnPart[] } {
  const paidFor = stakes.reduce((sum, stake) => sum + stake.seats, 0)
  let remaining = Math.max(0, leaving - Math.max(0, seats - paidFor))
  const parts: ReturnPart[] = []
  for (const stake of [...stakes].reverse()) {
    const count = Math.min(remaining, stake.seats)
    if (count === 0) continue
    parts.push(returnPart(stake, count, Math.min(stake.left, count * stake.perSeat), now, whole))
    remaining -= count
  }
  return addUp(parts, stakes[0]?.currency)
}

function returnPart(stake: Stake, seats: number, amount: number, now: Date, whole: boolean): ReturnPart {
  const { currency, refundSteps: steps, eventStartsAt, timeZone, returnable } = stake
  const due = refundDue({ paid: amount, currency, steps, eventStartsAt, timeZone, now })
  const returned = Math.min(whole ? amount : due.amount, returnable)
  return { depositId: stake.depositId, seats, amount, returned, percent: whole ? 100 : due.percent }
}

function addUp(parts: ReturnPart[], currency: string | undefined): Returned & { parts: ReturnPart[] } {
  const amount = parts.reduce((sum, part) => sum + part.amount, 0)
  const returned = parts.reduce((sum, part) => sum + part.returned, 0)
  if (currency === undefined || amount === 0) return { paid: null, returned: null, percent: 0, parts: [] }
  const [first] = parts
  const isOne = first !== undefined && parts.every(part => part.percent === first.percent)
  return {
    paid: { amount, currency },
    returned: returned > 0 ? { amount: returned, currency } : null,
    percent: isOne ? first.percent : Math.round((100 * returned) / amount),
    parts,
  }
}
