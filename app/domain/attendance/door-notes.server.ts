import { type Bilingual, type Locale, translate } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import type { DoorNote } from './door-list'
import { doorWords } from './door-words'
import { tellDoorAnswer } from './tell-door-answer'

export type DoorNotes = { of: (reservationId: string, position: number) => DoorNote[] }

/**
 * What those who receive should know of each person expected at an event: what they answered, except the day of their
 * birth, whether the waiver is signed, and whether the house accepted a guest.
 */
export async function readDoorNotes(db: DatabaseOrTx, eventId: string, locale: Locale): Promise<DoorNotes> {
  const t = translate(doorWords, locale)
  const questions = await readQuestions(db, eventId)
  const answers = await readAnswers(db, eventId)
  const waiver = await readWaiver(db, eventId)
  const reviews = await readReviews(db, eventId)
  return {
    of: (reservationId, position) => [
      ...tellReview(reviews.get(`${reservationId}:${position}`)),
      ...questions
        .filter(question => position === 0 || question.forGuests)
        .flatMap(question =>
          tellAnswer(question, answers.get(`${reservationId}:${position}:${question.id}`)),
        ),
      ...tellWaiver(waiver.signed.get(`${reservationId}:${position}`)),
    ],
  }

  function tellReview(review: string | undefined): DoorNote[] {
    if (review !== 'waiting' && review !== 'declined') return []
    return [{ label: t('guest'), value: t(`review_${review}`), tone: 'warn' }]
  }

  function tellAnswer(question: Question, value: unknown): DoorNote[] {
    const said = value === undefined ? '' : tellDoorAnswer(question, value, locale)
    if (said !== '') return [{ label: question.label[locale], value: said, tone: 'plain' }]
    return question.required ? [{ label: question.label[locale], value: t('missing'), tone: 'warn' }] : []
  }

  function tellWaiver(name: string | undefined): DoorNote[] {
    if (!waiver.isAsked) return []
    return name === undefined
      ? [{ label: t('waiver'), value: t('unsigned'), tone: 'warn' }]
      : [{ label: t('waiver'), value: t('signed', { name }), tone: 'good' }]
  }
}

type Question = Awaited<ReturnType<typeof readQuestions>>[number]

async function readQuestions(db: DatabaseOrTx, eventId: string) {
  const rows = await db
    .selectFrom('event_questions')
    .select([
      'id',
      'kind',
      'label_fr as fr',
      'label_en as en',
      'choices',
      'required',
      'for_guests as forGuests',
    ])
    .where('event_id', '=', eventId)
    .where('retired_at', 'is', null)
    .where('kind', '<>', 'birth_date')
    .orderBy('position')
    .execute()
  return rows.map(({ fr, en, ...row }) => ({ ...row, label: { fr, en } satisfies Bilingual }))
}

async function readAnswers(db: DatabaseOrTx, eventId: string): Promise<Map<string, unknown>> {
  const rows = await db
    .selectFrom('reservation_answers as a')
    .innerJoin('reservations as r', 'r.id', 'a.reservation_id')
    .select(['a.reservation_id as reservationId', 'a.position', 'a.question_id as questionId', 'a.value'])
    .where('r.event_id', '=', eventId)
    .where('r.state', '=', 'confirmed')
    .execute()
  return new Map(rows.map(row => [`${row.reservationId}:${row.position}:${row.questionId}`, row.value]))
}

async function readWaiver(db: DatabaseOrTx, eventId: string) {
  const event = await db
    .selectFrom('events')
    .select('waiver_fr as words')
    .where('id', '=', eventId)
    .executeTakeFirst()
  const rows = await db
    .selectFrom('waiver_signatures as w')
    .innerJoin('reservations as r', 'r.id', 'w.reservation_id')
    .select(['w.reservation_id as reservationId', 'w.position', 'w.signed_name as name'])
    .where('r.event_id', '=', eventId)
    .where('r.state', '=', 'confirmed')
    .execute()
  return {
    isAsked: (event?.words ?? '') !== '',
    signed: new Map(rows.map(row => [`${row.reservationId}:${row.position}`, row.name])),
  }
}

async function readReviews(db: DatabaseOrTx, eventId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('guests as g')
    .innerJoin('reservations as r', 'r.id', 'g.reservation_id')
    .select(['g.reservation_id as reservationId', 'g.position', 'g.review'])
    .where('r.event_id', '=', eventId)
    .where('g.review', 'in', ['waiting', 'declined'])
    .execute()
  return new Map(rows.map(row => [`${row.reservationId}:${row.position}`, row.review]))
}
