import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { type Actor, runsTheClub } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { readAnswers } from './read-answers'
import { flowDefinition } from './schema'
import type { Answers, WayIn } from './types'

/** What a past application answered, without its name; `decided` is what a person decided of it, if anyone has. */
export type PastAnswers = {
  applicationId: string
  submittedAt: Date
  versionNumber: number
  way: WayIn | null
  answers: Answers
  decided: 'admit' | 'trial' | 'waitlist' | 'decline' | 'later' | null
}

/**
 * The answers of the latest applications to a flow that were sent and are not erased, the newest first: what a draft is
 * tried with before it is published. Only for those who run the club, who read every answer; none for anyone else.
 */
export async function listPastAnswers(
  db: DatabaseOrTx,
  actor: Actor,
  flowId: string,
  most = 40,
): Promise<PastAnswers[]> {
  if (!runsTheClub(actor) || !isUuid(flowId)) return []
  const rows = await db
    .selectFrom('applications as a')
    .innerJoin('flow_versions as v', 'v.id', 'a.flow_version_id')
    .select([
      'a.id',
      'a.submitted_at',
      'a.source',
      'v.number',
      'v.definition',
      sql<Record<string, unknown>>`coalesce((select jsonb_object_agg(q.question_id, q.value)
        from application_answers q where q.application_id = a.id), '{}')`.as('answers'),
      sql<PastAnswers['decided']>`(select d.kind from decisions d
        where d.application_id = a.id and d.state in ('released', 'effective')
        order by d.decided_at desc limit 1)`.as('decided'),
    ])
    .where('a.flow_id', '=', flowId)
    .where('a.submitted_at', 'is not', null)
    .where('a.state', '<>', 'withdrawn')
    .where('a.erased_at', 'is', null)
    .orderBy('a.submitted_at', 'desc')
    .orderBy('a.id')
    .limit(most)
    .execute()
  return rows.flatMap(row => {
    if (row.submitted_at === null) return []
    const answers = readAnswers(flowDefinition.parse(row.definition), row.answers)
    return [
      {
        applicationId: row.id,
        submittedAt: row.submitted_at,
        versionNumber: row.number,
        way: wayOf(row.source),
        answers,
        decided: row.decided,
      },
    ]
  })
}

function wayOf(source: string): WayIn | null {
  if (source === 'site') return null
  return source === 'nomination' ? 'nomination' : 'code'
}
