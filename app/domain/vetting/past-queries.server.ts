import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { runsTheClub, type SignedIn } from '../kernel/actor'
import { readableApplications } from './scope.server'
import type { Standing, Vetted } from './store.server'
import type { ApplicationState, Verdict } from './types'

/** Another application of the same person, of a programme whose applications the actor reads. */
export type PastApplication = {
  id: string
  flowName: Bilingual
  state: ApplicationState
  submittedAt: Date
  verdict: Verdict | null
}

export async function listOtherApplications(
  db: DatabaseOrTx,
  actor: SignedIn,
  { id, personId }: Vetted,
): Promise<PastApplication[]> {
  const { rows } = await sql<PastApplication>`
    select a.id, v.definition -> 'name' as "flowName", a.state, a.submitted_at as "submittedAt", (
      select d.kind from decisions d where d.application_id = a.id and d.state = 'effective'
      order by d.effective_at desc limit 1
    ) as verdict
    from applications a join flows f on f.id = a.flow_id join flow_versions v on v.id = a.flow_version_id
    where a.person_id = ${personId} and a.id <> ${id} and ${readableApplications(actor)}
    order by a.submitted_at desc
  `.execute(db)
  return rows
}

/** Who put the person's name forward, ever, and the line they wrote. Whether it led to a yes, and no more. */
export type PastNomination = {
  id: string
  givenName: string
  familyName: string
  line: string
  createdAt: Date
  isAccepted: boolean
  isThisOne: boolean
}

/** Only for those who run the club and have no interest in the answer: a nominator never learns of a no. */
export async function listNominationsOfApplicant(
  db: DatabaseOrTx,
  actor: SignedIn,
  { personId, nominationId }: Vetted,
  { facts }: Standing,
): Promise<PastNomination[]> {
  if (!runsTheClub(actor) || facts.hasInterest) return []
  const { rows } = await sql<PastNomination>`
    select n.id, p.given_name as "givenName", p.family_name as "familyName", n.line, n.created_at as "createdAt",
      n.state = 'accepted' as "isAccepted", n.id is not distinct from ${nominationId}::uuid as "isThisOne"
    from nominations n join persons p on p.id = n.nominator_id
    where n.person_id = ${personId} and n.nominator_id <> ${actor.personId}
    order by n.created_at desc
  `.execute(db)
  return rows
}

/** What the applicant and the club said to each other, in the order in which it was said. */
export type Exchanged = {
  id: string
  kind: 'question' | 'answer' | 'request' | 'reply'
  answersId: string | null
  stepId: string | null
  words: string
  givenName: string
  familyName: string
  writtenAt: Date
  isSettled: boolean
}

export async function listMessages(db: DatabaseOrTx, { id }: Vetted): Promise<Exchanged[]> {
  const rows = await db
    .selectFrom('application_messages as m')
    .innerJoin('persons as p', 'p.id', 'm.author_id')
    .select(['m.id', 'm.kind', 'm.answers_id', 'm.step_id', 'm.words', 'm.written_at', 'm.settled_at'])
    .select(['p.given_name', 'p.family_name'])
    .where('m.application_id', '=', id)
    .orderBy('m.written_at')
    .orderBy('m.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind as Exchanged['kind'],
    answersId: row.answers_id,
    stepId: row.step_id,
    words: row.words,
    givenName: row.given_name,
    familyName: row.family_name,
    writtenAt: row.written_at,
    isSettled: row.settled_at !== null,
  }))
}
