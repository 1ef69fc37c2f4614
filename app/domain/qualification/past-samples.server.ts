import { sql } from 'kysely'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'
import type { DatabaseOrTx } from '~db/client'
import { readClub } from '../brands/read-club.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import type { Answers } from './types'
import type { Sample } from './would-pass'

const copy = defineCopy({
  fr: { label: 'Candidature du {{day}}' },
  en: { label: 'Application of {{day}}' },
})

/**
 * The answers of the flow's latest applications that were sent, to try a version on: by the day on which they were
 * sent, without a name. Only for those who run the club, for some answers are read by them alone; nobody else has any.
 * Applications whose answers were erased are left out.
 */
export async function readPastSamples(
  db: DatabaseOrTx,
  actor: Actor,
  flowId: string,
  { limit, locale }: { limit: number; locale: Locale },
): Promise<Sample[]> {
  if (!runsTheClub(actor) || !isUuid(flowId)) return []
  const { homeTimeZone } = await readClub(db)
  const rows = await db
    .selectFrom('applications as a')
    .innerJoin('application_answers as w', 'w.application_id', 'a.id')
    .select([
      'a.id',
      'a.submitted_at',
      'a.nomination_id',
      'a.door_id',
      sql<Answers>`jsonb_object_agg(w.question_id, w.value)`.as('answers'),
    ])
    .where('a.flow_id', '=', flowId)
    .where('a.state', 'in', ['submitted', 'waitlisted', 'decided'])
    .where('a.erased_at', 'is', null)
    .where('a.submitted_at', 'is not', null)
    .groupBy('a.id')
    .orderBy('a.submitted_at', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    label: translate(copy, locale)('label', {
      day: row.submitted_at === null ? '' : formatDay(dayInZone(row.submitted_at, homeTimeZone), locale),
    }),
    answers: row.answers,
    way: row.nomination_id !== null ? 'nomination' : row.door_id !== null ? 'code' : null,
  }))
}
