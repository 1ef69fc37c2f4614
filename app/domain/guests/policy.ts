import type { EventState } from '../events/types'
import { allow, type Result, refuse } from '../kernel/result'
import { standingOf } from '../reservations/policy'
import { type Returned, type ReturnPart, returnSome, type Stake } from '../reservations/stakes'
import type { ReservationState } from '../reservations/types'

/** What is amiss with a date for names. */
export type NamingProblem = 'past' | 'after_start'

/** What keeps an instant from being the one by which guests are named; one that stands already may have passed. */
export function judgeNamedBy(asked: {
  namedBy: Date | null
  standing: Date | null
  startsAt: Date
  now: Date
}): NamingProblem | null {
  const { namedBy, standing, startsAt, now } = asked
  if (namedBy === null || namedBy.getTime() === standing?.getTime()) return null
  if (namedBy <= now) return 'past'
  return namedBy > startsAt ? 'after_start' : null
}

export type Party = { state: ReservationState; expiresAt: Date | null; seats: number }
export type EventNow = { state: EventState; startsAt: Date; endsAt: Date }
export type AnswerRefusal = { reason: 'not_confirmed' } | { reason: 'over' }

/** May the house say its word on guests of this party, or name one? Of a confirmed one, until the event is over. */
export function mayAnswer(asked: {
  party: Party
  event: EventNow
  now: Date
}): Result<undefined, AnswerRefusal> {
  const { party, event, now } = asked
  if (event.state !== 'published' || now >= event.endsAt) return refuse({ reason: 'over' })
  return standingOf(party, now) === 'confirmed' ? allow() : refuse({ reason: 'not_confirmed' })
}

/** What declining one guest does to their party. */
export type Declining = Returned & { seats: { before: number; after: number }; parts: ReturnPart[] }
/** `begun`: the event has, or one of the party is in already. */
export type DeclineRefusal = AnswerRefusal | { reason: 'begun' }

/**
 * May a guest of this party be declined, and what goes back? What was paid for their seat, whole: it was not their
 * member who let go of it. The page shows this answer and the command carries it out.
 */
export function mayDecline(asked: {
  party: Party
  event: EventNow
  stakes: readonly Stake[]
  isOneIn: boolean
  now: Date
}): Result<Declining, DeclineRefusal> {
  const { party, event, stakes, isOneIn, now } = asked
  const answerable = mayAnswer(asked)
  if (!answerable.ok) return answerable
  if (now >= event.startsAt || isOneIn) return refuse({ reason: 'begun' })
  const { seats } = party
  return allow({
    ...returnSome(stakes, { leaving: 1, seats, now, whole: true }),
    seats: { before: seats, after: seats - 1 },
  })
}
