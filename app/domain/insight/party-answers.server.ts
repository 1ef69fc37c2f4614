import type { DatabaseOrTx } from '~db/client'
import { listConfirmed } from '../answers/find-party.server'
import { askedOf, judgeAnswer, stillAsked } from '../answers/policy'
import { listQuestions, readSaid, type Signature } from '../answers/store.server'
import { sayings } from '../answers/tell-answer'
import type { EventQuestion } from '../answers/types'
import { readEventForDoor } from '../events/queries.server'
import { type Actor, worksFor } from '../kernel/actor'

/** One person of a confirmed party, and what they said. */
export type SeatAnswers = {
  reservationId: string
  position: number
  name: string
  /** With whom they come; null for the person who holds the reservation. */
  guestOf: string | null
  /** By the id of the question; absent where nothing was said, or nothing was asked of them. */
  answers: Record<string, unknown>
  /** Questions whose answer does not meet the age or the licence that the event asks. */
  unmet: string[]
  /** Required answers that are wanting. */
  missing: number
  signature: Signature | null
}

export type PartyAnswers = {
  questions: EventQuestion[]
  hasWaiver: boolean
  seats: SeatAnswers[]
  /** What was signed, under whatever words. */
  signatures: Signature[]
}

/**
 * What those who are expected at an event said before it, for those who may read its guest list; the day of birth for
 * its brand's staff alone. Null for everyone else.
 */
export async function readPartyAnswers(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<PartyAnswers | null> {
  const event = await readEventForDoor(db, actor, eventId)
  if (event === null) return null
  const readsBirth = worksFor(actor, event.brand.id)
  const questions = (await listQuestions(db, event.id)).filter(
    ({ kind }) => readsBirth || kind !== 'birth_date',
  )
  const parties = await listConfirmed(db, event.id)
  const said = await readSaid(db, { eventId: event.id })
  const seats = parties.flatMap(party => {
    const { reservationId, places } = party
    const owed = stillAsked({
      questions,
      places,
      hasWaiver: party.event.waiver !== null,
      answerOf: (position, questionId) => said.answerOf(reservationId, position, questionId),
      isSigned: position => said.signatureOf(reservationId, position) !== null,
    })
    return places.map(({ position, name }): SeatAnswers => {
      const asked = askedOf(questions, position).map(({ id, kind }) => ({
        id,
        kind,
        value: said.answerOf(reservationId, position, id),
      }))
      const given = asked.filter(({ value }) => value !== undefined)
      return {
        reservationId,
        position,
        name,
        guestOf: position === 0 ? null : (places[0]?.name ?? ''),
        answers: Object.fromEntries(given.map(({ id, value }) => [id, value])),
        unmet: given
          .filter(({ kind, value }) => !judgeAnswer(kind, value, party.event).ok)
          .map(({ id }) => id),
        missing: owed.find(each => each.position === position)?.answers ?? 0,
        signature: said.signatureOf(reservationId, position),
      }
    })
  })
  return {
    questions,
    hasWaiver: parties.some(({ event: { waiver } }) => waiver !== null),
    seats,
    signatures: said.signatures,
  }
}

/** How often each thing was said, the most frequent first: what a kitchen and a wardrobe go by. */
export function countSayings(
  { seats }: Pick<PartyAnswers, 'seats'>,
  question: EventQuestion,
  locale: 'fr' | 'en',
): { said: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { answers } of seats)
    for (const said of sayings(question, answers[question.id], locale))
      counts.set(said, (counts.get(said) ?? 0) + 1)
  return [...counts]
    .map(([said, count]) => ({ said, count }))
    .sort((one, other) => other.count - one.count || one.said.localeCompare(other.said, locale))
}
