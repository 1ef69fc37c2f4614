import { type Locale, translate } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { askedOf, judgeAnswer } from '../answers/policy'
import { listQuestions, readSaid } from '../answers/store.server'
import { tellAnswer } from '../answers/tell-answer'
import type { EventQuestion } from '../answers/types'
import { firstDayAt } from '../eligibility/ages'
import type { DoorNote, SeatClosed } from './door-list'
import { doorWords } from './door-words'

export type DoorNotes = {
  /** `guest`: what is to know of a guest's seat besides what they said: it is closed, or nobody is named yet. */
  of: (reservationId: string, position: number, guest: SeatClosed | 'nameless' | null) => DoorNote[]
}

/**
 * What those who receive should know of each person expected at an event: what they answered, except the day of their
 * birth, whether the waiver is signed, and whether the house accepted a guest.
 */
export async function readDoorNotes(db: DatabaseOrTx, eventId: string, locale: Locale): Promise<DoorNotes> {
  const t = translate(doorWords, locale)
  const questions = await listQuestions(db, eventId)
  const asked = await readAskedOfDoor(db, eventId)
  const said = await readSaid(db, { eventId })
  return {
    of: (reservationId, position, guest) => [
      ...tellGuest(guest),
      ...askedOf(questions, position).flatMap(question =>
        question.kind === 'birth_date'
          ? tellAge(said.answerOf(reservationId, position, question.id))
          : tellOne(question, said.answerOf(reservationId, position, question.id)),
      ),
      ...tellWaiver(said.signatureOf(reservationId, position)?.name),
    ],
  }

  function tellGuest(guest: SeatClosed | 'nameless' | null): DoorNote[] {
    if (guest === null) return []
    return [{ label: t('guest'), value: t(`guest_${guest}`), tone: guest === 'nameless' ? 'plain' : 'warn' }]
  }

  function tellOne(question: EventQuestion, value: unknown): DoorNote[] {
    const label = question.label[locale]
    const words = value === undefined ? '' : tellAnswer(question, value, locale)
    if (words === '') return question.isRequired ? [{ label, value: t('missing'), tone: 'warn' }] : []
    const meets = judgeAnswer(question.kind, value, asked).ok
    return [{ label, value: words, tone: meets ? 'plain' : 'warn' }]
  }

  /** Whether they are of age, and never the day of their birth. */
  function tellAge(value: unknown): DoorNote[] {
    if (asked.minAge === null) return []
    if (value === undefined) return [{ label: t('age'), value: t('missing'), tone: 'warn' }]
    const meets = judgeAnswer('birth_date', value, asked).ok
    const words = t(meets ? 'of_age' : 'under_age', { count: asked.minAge })
    return [{ label: t('age'), value: words, tone: meets ? 'good' : 'warn' }]
  }

  function tellWaiver(name: string | undefined): DoorNote[] {
    if (!asked.hasWaiver) return []
    return name === undefined
      ? [{ label: t('waiver'), value: t('unsigned'), tone: 'warn' }]
      : [{ label: t('waiver'), value: t('signed', { name }), tone: 'good' }]
  }
}

/** What an event asks of age, of a licence and of a signature. */
async function readAskedOfDoor(db: DatabaseOrTx, eventId: string) {
  const event = await db
    .selectFrom('events')
    .select(['min_age', 'min_licence_years', 'waiver_fr', 'starts_at', 'time_zone'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return {
    minAge: event.min_age,
    minLicenceYears: event.min_licence_years,
    day: firstDayAt(event.starts_at, event.time_zone),
    hasWaiver: event.waiver_fr !== '',
  }
}
