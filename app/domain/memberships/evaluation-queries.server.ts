import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { type Actor, runsTheClub } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { type ChangeKind, changeReasons, type Reason } from './evaluation'

export type EvaluationLine = {
  id: string
  isDry: boolean
  asOf: Date
  members: number
  changes: number
  startedBy: { givenName: string; familyName: string } | null
}

/** The latest looks at the ladder, tried or carried out. For those who run the club; null for anyone else. */
export async function listEvaluations(db: DatabaseOrTx, actor: Actor): Promise<EvaluationLine[] | null> {
  if (!runsTheClub(actor)) return null
  const rows = await db
    .selectFrom('tier_evaluations as e')
    .leftJoin('persons as by', 'by.id', 'e.started_by')
    .select(['e.id', 'e.is_dry', 'e.as_of', 'e.members_read', 'by.given_name', 'by.family_name'])
    .select(eb =>
      eb
        .selectFrom('tier_evaluation_changes as c')
        .select(({ fn }) => fn.countAll<string>().as('changes'))
        .whereRef('c.evaluation_id', '=', 'e.id')
        .as('changes'),
    )
    .orderBy('e.finished_at', 'desc')
    .limit(30)
    .execute()
  return rows.map(row => ({
    id: row.id,
    isDry: row.is_dry,
    asOf: row.as_of,
    members: row.members_read,
    changes: Number(row.changes ?? 0),
    startedBy:
      row.given_name === null ? null : { givenName: row.given_name, familyName: row.family_name ?? '' },
  }))
}

export type ChangeLine = {
  personId: string
  givenName: string
  familyName: string
  change: ChangeKind
  from: Bilingual | null
  to: Bilingual | null
  reasons: Reason[]
}

/** Every change of one look at the ladder, by name; null for whoever may not read it, empty for one that is unknown. */
export async function listChanges(
  db: DatabaseOrTx,
  actor: Actor,
  evaluationId: string,
): Promise<ChangeLine[] | null> {
  if (!runsTheClub(actor)) return null
  if (!isUuid(evaluationId)) return []
  const rows = await db
    .selectFrom('tier_evaluation_changes as c')
    .innerJoin('persons as p', 'p.id', 'c.person_id')
    .leftJoin('tiers as f', 'f.id', 'c.from_tier_id')
    .leftJoin('tiers as t', 't.id', 'c.to_tier_id')
    .select([
      'p.id as personId',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'c.change',
      'c.reasons',
      'f.name_fr as from_fr',
      'f.name_en as from_en',
      't.name_fr as to_fr',
      't.name_en as to_en',
    ])
    .where('c.evaluation_id', '=', evaluationId)
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .orderBy('p.id')
    .execute()
  return rows.map(row => ({
    personId: row.personId,
    givenName: row.givenName,
    familyName: row.familyName,
    change: row.change as ChangeKind,
    from: row.from_fr && row.from_en ? { fr: row.from_fr, en: row.from_en } : null,
    to: row.to_fr && row.to_en ? { fr: row.to_fr, en: row.to_en } : null,
    reasons: changeReasons.parse(row.reasons),
  }))
}
