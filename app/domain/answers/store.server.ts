import { sql } from 'kysely'
import { z } from 'zod'
import type { Bilingual, Locale } from '~/shared/copy'
import type { DatabaseOrTx, Tx } from '~db/client'
import type { Choice, EventAnswer, EventQuestion, QuestionKind } from './types'

const choicesSchema = z.array(z.object({ id: z.string(), fr: z.string(), en: z.string() }))

/** The questions that an event asks now, in their order. */
export async function listQuestions(db: DatabaseOrTx, eventId: string): Promise<EventQuestion[]> {
  const rows = await selectQuestions(db, eventId).where('q.retired_at', 'is', null).execute()
  return rows.map(shapeQuestion)
}

export function selectQuestions(db: DatabaseOrTx, eventId: string) {
  return db
    .selectFrom('event_questions as q')
    .select([
      'q.id',
      'q.kind',
      'q.label_fr',
      'q.label_en',
      'q.purpose_fr',
      'q.purpose_en',
      'q.choices',
      'q.required',
      'q.for_guests',
    ])
    .where('q.event_id', '=', eventId)
    .orderBy('q.position')
    .orderBy('q.id')
}

type QuestionRow = Awaited<ReturnType<ReturnType<typeof selectQuestions>['executeTakeFirstOrThrow']>>

export function shapeQuestion(row: QuestionRow): EventQuestion {
  return {
    id: row.id,
    kind: row.kind as QuestionKind,
    label: { fr: row.label_fr, en: row.label_en },
    purpose: { fr: row.purpose_fr, en: row.purpose_en },
    choices: readChoices(row.choices),
    isRequired: row.required,
    forGuests: row.for_guests,
  }
}

function readChoices(kept: unknown): Choice[] {
  return choicesSchema.parse(kept).map(({ id, fr, en }) => ({ id, label: { fr, en } }))
}

export function keepChoices(choices: readonly Choice[]): string {
  return JSON.stringify(choices.map(({ id, label }) => ({ id, fr: label.fr, en: label.en })))
}

export type Signature = {
  reservationId: string
  position: number
  version: number
  name: string
  locale: Locale
  text: string
  signedAt: Date
}

/** What was said and signed by one party, or by all of an event: by reservation and place. */
export type Said = {
  answerOf: (reservationId: string, position: number, questionId: string) => unknown
  /** Under the present words of the waiver. */
  signatureOf: (reservationId: string, position: number) => Signature | null
  signatures: Signature[]
}

export async function readSaid(
  db: DatabaseOrTx,
  of: { reservationId: string } | { eventId: string },
): Promise<Said> {
  const mine =
    'reservationId' in of
      ? sql<boolean>`r.id = ${of.reservationId}::uuid`
      : sql<boolean>`r.event_id = ${of.eventId}::uuid`
  const answers = await db
    .selectFrom('reservation_answers as a')
    .innerJoin('reservations as r', 'r.id', 'a.reservation_id')
    .select(['a.reservation_id as reservationId', 'a.position', 'a.question_id as questionId', 'a.value'])
    .where(mine)
    .execute()
  const rows = await db
    .selectFrom('waiver_signatures as w')
    .innerJoin('reservations as r', 'r.id', 'w.reservation_id')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .select([
      'w.reservation_id as reservationId',
      'w.position',
      'w.version',
      'w.signed_name as name',
      'w.locale',
      'w.text',
      'w.signed_at as signedAt',
      'e.waiver_version as present',
    ])
    .where(mine)
    .orderBy('w.signed_at')
    .execute()
  const said = new Map(answers.map(row => [keyOf(row, row.questionId), row.value]))
  const signatures = rows.map(({ present: _, locale, ...row }) => ({ ...row, locale: locale as Locale }))
  const valid = new Map(
    rows.flatMap((row, index) =>
      row.version === row.present ? [[keyOf(row), signatures[index]] as const] : [],
    ),
  )
  return {
    answerOf: (reservationId, position, questionId) =>
      said.get(keyOf({ reservationId, position }, questionId)),
    signatureOf: (reservationId, position) => valid.get(keyOf({ reservationId, position })) ?? null,
    signatures,
  }
}

function keyOf({ reservationId, position }: { reservationId: string; position: number }, questionId = '') {
  return `${reservationId}:${position}:${questionId}`
}

/** Writes one answer in the place of a former one; null takes it away. The caller holds the reservation. */
export async function writeAnswer(
  tx: Tx,
  of: { reservationId: string; position: number; questionId: string },
  answer: EventAnswer | null,
): Promise<void> {
  if (answer === null) {
    await tx
      .deleteFrom('reservation_answers')
      .where('reservation_id', '=', of.reservationId)
      .where('position', '=', of.position)
      .where('question_id', '=', of.questionId)
      .execute()
    return
  }
  const value = JSON.stringify(answer)
  await tx
    .insertInto('reservation_answers')
    .values({ reservation_id: of.reservationId, position: of.position, question_id: of.questionId, value })
    .onConflict(conflict =>
      conflict
        .columns(['reservation_id', 'position', 'question_id'])
        .doUpdateSet({ value, answered_at: sql<Date>`clock_timestamp()` })
        .where(sql<boolean>`reservation_answers.value is distinct from excluded.value`),
    )
    .execute()
}

/** The waiver of an event in both languages, and which wording it is; null where there is none. */
export type Waiver = { words: Bilingual; version: number }
