import { ageGates } from '../eligibility/age-gates'
import { judge } from '../eligibility/engine'
import type { AgeRefusal } from '../eligibility/types'
import { allow, type Result, refuse } from '../kernel/result'
import { asLicence } from './read-answer'
import type { EventQuestion, Place, StillAsked } from './types'

type AnsweredEvent = { state: string; startsAt: Date; endsAt: Date }
type AskedParty = { isLive: boolean; event: AnsweredEvent }
export type AnswerRefusal = { reason: 'over' } | { reason: 'begun' }

/** May this party still say what is asked of it? For as long as it has its seats, until the event begins. */
export function mayAnswer({ isLive, event }: AskedParty, now: Date): Result<undefined, AnswerRefusal> {
  if (!isLive || event.state === 'cancelled') return refuse({ reason: 'over' })
  return now < event.startsAt ? allow() : refuse({ reason: 'begun' })
}

/** May someone of it still sign? On the spot too: until the event ends. */
export function maySign({ isLive, event }: AskedParty, now: Date): Result<undefined, { reason: 'over' }> {
  return isLive && event.state !== 'cancelled' && now < event.endsAt ? allow() : refuse({ reason: 'over' })
}

/** The questions that are put to the person, or to a guest. */
export function askedOf(questions: readonly EventQuestion[], position: number): EventQuestion[] {
  return questions.filter(question => position === 0 || question.forGuests)
}

type Conditions = { minAge: number | null; minLicenceYears: number | null; day: string }

/**
 * Does this answer meet what the event asks of age and licence, on the day of the event? The gates of booking judge,
 * so that a date that is refused there is refused here.
 */
export function judgeAnswer(
  kind: EventQuestion['kind'],
  value: unknown,
  { minAge, minLicenceYears, day }: Conditions,
): Result<undefined, AgeRefusal> {
  const bornOn = kind === 'birth_date' && typeof value === 'string' ? value : null
  const licensedOn = kind === 'licence' ? (asLicence(value)?.since ?? null) : null
  const judged = judge(ageGates, {
    ages: {
      minAge: bornOn === null ? null : minAge,
      minLicenceYears: licensedOn === null ? null : minLicenceYears,
      day,
      bornOn,
      licensedOn,
      isBirthKnown: false,
      isLicenceKnown: false,
      isAsked: true,
    },
  })
  if (judged.ok) return allow()
  const { gate: _, ...refusal } = judged
  return refusal
}

/** What is still asked of each of a party: required answers, and a signature. Whoever owes nothing is left out. */
export function stillAsked(asked: {
  questions: readonly EventQuestion[]
  places: readonly Place[]
  hasWaiver: boolean
  answerOf: (position: number, questionId: string) => unknown
  isSigned: (position: number) => boolean
}): StillAsked[] {
  return asked.places
    .map(({ position }) => ({
      position,
      answers: askedOf(asked.questions, position).filter(
        ({ id, isRequired }) => isRequired && asked.answerOf(position, id) === undefined,
      ).length,
      signature: asked.hasWaiver && !asked.isSigned(position),
    }))
    .filter(({ answers, signature }) => answers > 0 || signature)
}
