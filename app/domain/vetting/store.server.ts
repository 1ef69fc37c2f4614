import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { type Actor, runsTheClub } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { flowDefinition } from '../qualification/schema'
import type { FlowDefinition } from '../qualification/types'
import type { ReaderFacts } from './policy'
import { readableApplications } from './scope.server'
import { type Tally, tallyVotes } from './tally-votes'
import type { ApplicationState, Correspondent, CountedVote, Marks, Verdict } from './types'

/** An application as this module's commands need it. */
export type Vetted = {
  id: string
  personId: string
  person: Correspondent
  state: ApplicationState
  submittedAt: Date
  replyBy: Date
  nominationId: string | null
  flow: {
    id: string
    brandId: string | null
    accent: string | null
    purpose: 'join' | 'rise'
    risesToTierId: string | null
  }
  version: { id: string; number: number; definition: FlowDefinition }
}

/** An application that the actor may read, as it stands in this transaction; null when there is none for them. */
export async function findVetted(
  db: DatabaseOrTx,
  actor: Actor,
  applicationId: string,
): Promise<Vetted | null> {
  if (!isUuid(applicationId)) return null
  const row = await db
    .selectFrom('applications as a')
    .innerJoin('flows as f', 'f.id', 'a.flow_id')
    .innerJoin('flow_versions as v', 'v.id', 'a.flow_version_id')
    .innerJoin('persons as p', 'p.id', 'a.person_id')
    .leftJoin('brands as b', 'b.id', 'f.brand_id')
    .select(['a.id', 'a.person_id', 'a.state', 'a.submitted_at', 'a.reply_by', 'a.nomination_id'])
    .select(['p.given_name', 'p.family_name', 'p.civility', 'p.locale'])
    .select(['f.id as flow_id', 'f.brand_id', 'f.purpose', 'f.rises_to_tier_id', 'b.accent'])
    .select(['v.id as version_id', 'v.number', 'v.definition'])
    .where('a.id', '=', applicationId)
    .where(readableApplications(actor))
    .executeTakeFirst()
  if (!row?.submitted_at) return null
  return {
    id: row.id,
    personId: row.person_id,
    person: toCorrespondent(row),
    state: row.state as ApplicationState,
    submittedAt: row.submitted_at,
    replyBy: row.reply_by ?? row.submitted_at,
    nominationId: row.nomination_id,
    flow: {
      id: row.flow_id,
      brandId: row.brand_id,
      accent: row.accent,
      purpose: row.purpose === 'rise' ? 'rise' : 'join',
      risesToTierId: row.rises_to_tier_id,
    },
    version: {
      id: row.version_id,
      number: row.number,
      definition: flowDefinition.parse(row.definition),
    },
  }
}

export function toCorrespondent(row: {
  given_name: string
  family_name: string
  civility: string | null
  locale: string
}): Correspondent {
  return {
    givenName: row.given_name,
    familyName: row.family_name,
    civility: row.civility as Correspondent['civility'],
    locale: row.locale === 'en' ? 'en' : 'fr',
  }
}

/** The votes that count: those of readers without an interest. */
export async function readVotes(db: DatabaseOrTx, applicationId: string): Promise<CountedVote[]> {
  const rows = await db
    .selectFrom('reviews as r')
    .select(['r.reviewer_id', 'r.vote', 'r.tier_id', 'r.scores'])
    .where('r.application_id', '=', applicationId)
    .where('r.vote', 'is not', null)
    .where(sql<boolean>`not has_interest(r.application_id, r.reviewer_id)`)
    .orderBy('r.voted_at')
    .execute()
  return rows.map(row => ({
    reviewerId: row.reviewer_id,
    verdict: row.vote as Verdict,
    tierId: row.tier_id,
    marks: row.scores as Marks,
  }))
}

export type Standing = { facts: ReaderFacts; tally: Tally; openDecisionId: string | null }

/** What the policies ask about a reader and an application, as it stands in this transaction. */
export async function readStanding(
  db: DatabaseOrTx,
  actor: Actor,
  { id, state, version }: Vetted,
): Promise<Standing> {
  const reader = actor.kind === 'system' ? null : actor.personId
  const votes = await readVotes(db, id)
  const tally = tallyVotes(version.definition.committee, votes)
  const { rows } = await sql<{ open: string | null; interest: boolean; assigned: boolean }>`
    select
      (select d.id from decisions d where d.application_id = ${id} and d.state in ('pending', 'released')) as open,
      has_interest(${id}, ${reader}) as interest,
      exists (select 1 from application_assignments s where s.application_id = ${id} and s.reviewer_id = ${reader}) as assigned
  `.execute(db)
  const [row] = rows
  return {
    tally,
    openDecisionId: row?.open ?? null,
    facts: {
      application: state,
      hasOpenDecision: row?.open !== null,
      hasInterest: row?.interest === true,
      hasVoted: votes.some(vote => vote.reviewerId === reader),
      isAssigned: row?.assigned === true,
      runsTheClub: runsTheClub(actor),
      votes: tally.votes,
      quorum: tally.quorum,
    },
  }
}
