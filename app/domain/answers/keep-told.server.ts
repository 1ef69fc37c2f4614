import { sql } from 'kysely'
import type { Tx } from '~db/client'
import type { AgeFacts } from '../eligibility/ages'
import type { Actor } from '../kernel/actor'
import { rememberFact } from '../profile/remember-fact.server'
import { readOwnFacts } from './own-facts.server'
import { listQuestions, writeAnswer } from './store.server'
import type { AnswerByKind } from './types'

/** What a person says of their age and their licence as they ask for seats, and what of it is to be remembered. */
export type ToldAtBooking = {
  birthDate?: string
  licence?: AnswerByKind['licence']
  remember?: readonly ('birth_date' | 'licence')[]
}

/** What is known, with what is being told now: this is what a request for seats is judged on. */
export function withTold(ages: AgeFacts | null, told: ToldAtBooking): AgeFacts | null {
  return (
    ages && {
      ...ages,
      bornOn: told.birthDate ?? ages.bornOn,
      licensedOn: told.licence?.since ?? ages.licensedOn,
      isBirthKnown: told.birthDate === undefined && ages.isBirthKnown,
      isLicenceKnown: told.licence === undefined && ages.isLicenceKnown,
      isAsked: true,
    }
  )
}

type Seated = {
  reservationId: string
  personId: string
  brandId: string
  eventId: string
  replaces: string | null
}

/**
 * Keeps with a new reservation what it was judged on: what was told as the seats were asked for, what was answered in the
 * one that it replaces, else the facts that were known. What is to be remembered becomes a fact; the caller then holds
 * the person.
 */
export async function keepTold(
  tx: Tx,
  actor: Actor,
  { reservationId, personId, brandId, eventId, replaces }: Seated,
  { ages, told }: { ages: AgeFacts | null; told: ToldAtBooking },
): Promise<void> {
  if (replaces) await carryAnswers(tx, replaces, reservationId)
  if (!ages) return
  const questions = await listQuestions(tx, eventId)
  const keep = async (kind: 'birth_date' | 'licence', answer: string | AnswerByKind['licence'] | null) => {
    const questionId = questions.find(question => question.kind === kind)?.id
    if (questionId && answer) await writeAnswer(tx, { reservationId, position: 0, questionId }, answer)
  }
  if (ages.minAge !== null) await keep('birth_date', told.birthDate ?? ages.bornOn)
  if (ages.minLicenceYears !== null)
    await keep('licence', told.licence ?? (await knownLicence(tx, { personId, brandId }, ages)))
  const fact = { personId, brandId }
  if (told.birthDate && told.remember?.includes('birth_date'))
    await rememberFact(tx, actor, { ...fact, kind: 'birth_date', value: told.birthDate })
  if (told.licence && told.remember?.includes('licence')) {
    await rememberFact(tx, actor, { ...fact, kind: 'licence_number', value: told.licence.number })
    await rememberFact(tx, actor, { ...fact, kind: 'licence_since', value: told.licence.since })
  }
}

/** A licence of which only the date is known is asked for before they come. */
async function knownLicence(tx: Tx, of: { personId: string; brandId: string }, { licensedOn }: AgeFacts) {
  const number = (await readOwnFacts(tx, of)).get('licence_number')?.value
  return number && licensedOn ? { number, since: licensedOn } : null
}

/** What the person said before another party took the place of theirs; their guests begin anew. */
async function carryAnswers(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    insert into reservation_answers (reservation_id, position, question_id, value, answered_at)
    select ${to}::uuid, position, question_id, value, answered_at
    from reservation_answers where reservation_id = ${from}::uuid and position = 0
  `.execute(tx)
}
