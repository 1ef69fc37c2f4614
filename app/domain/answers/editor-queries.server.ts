import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readEventForStaff } from '../events/queries.server'
import type { StaffEvent } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Conditions } from './conditions.server'
import { selectQuestions, shapeQuestion, type Waiver } from './store.server'
import type { EventQuestion } from './types'

export type EditedQuestion = EventQuestion & {
  /** How many answered it; once someone did, its kind and its choices stand. */
  answers: number
  isRetired: boolean
}

export type Asking = {
  event: StaffEvent
  questions: EditedQuestion[]
  conditions: Conditions
  waiver: Waiver | null
  /** How many signed the waiver as it stands. */
  signatures: number
}

/** What an event asks, for those who do its brand's work; null for everyone else. */
export async function readAsking(db: DatabaseOrTx, actor: Actor, eventId: string): Promise<Asking | null> {
  const event = await readEventForStaff(db, actor, eventId)
  if (event === null) return null
  const rows = await selectQuestions(db, event.id)
    .select([
      'q.retired_at',
      sql<number>`(select count(*)::integer from reservation_answers a where a.question_id = q.id)`.as(
        'answers',
      ),
    ])
    .execute()
  const row = await db
    .selectFrom('events as e')
    .select(['e.min_age', 'e.min_licence_years', 'e.waiver_fr', 'e.waiver_en', 'e.waiver_version'])
    .select(
      sql<number>`(select count(*)::integer from waiver_signatures w join reservations r on r.id = w.reservation_id
        where r.event_id = e.id and r.state = 'confirmed' and w.version = e.waiver_version)`.as('signatures'),
    )
    .where('e.id', '=', event.id)
    .executeTakeFirstOrThrow()
  return {
    event,
    questions: rows.map(each => ({
      ...shapeQuestion(each),
      answers: each.answers,
      isRetired: each.retired_at !== null,
    })),
    conditions: { minAge: row.min_age, minLicenceYears: row.min_licence_years },
    waiver:
      row.waiver_fr === ''
        ? null
        : { words: { fr: row.waiver_fr, en: row.waiver_en }, version: row.waiver_version },
    signatures: row.signatures,
  }
}
