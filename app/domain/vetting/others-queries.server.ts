import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { runsTheClub, type SignedIn } from '../kernel/actor'
import { type Sight, seesOthers } from './policy'
import type { Standing, Vetted } from './store.server'
import type { Tally } from './tally-votes'
import type { Marks, Verdict } from './types'

export type OthersVote = {
  reviewerId: string
  givenName: string
  familyName: string
  isMine: boolean
  verdict: Verdict
  tierName: Bilingual | null
  marks: Marks
  words: string
  votedAt: Date
}
export type Comment = {
  id: string
  givenName: string
  familyName: string
  isMine: boolean
  words: string
  writtenAt: Date
}

/** Until they may be read, the others' votes are a number and nothing more: nothing else leaves the database. */
export type Others =
  | { sight: Exclude<Sight, 'shown'>; votes: number; quorum: number }
  | { sight: 'shown'; tally: Tally; votes: OthersVote[]; comments: Comment[] }

/** What the readers wrote of an application, as far as this one may read it: the first vote is blind. */
export async function readOthers(
  db: DatabaseOrTx,
  actor: SignedIn,
  application: Vetted,
  { facts, tally }: Standing,
): Promise<Others> {
  const sight = seesOthers(facts)
  if (sight !== 'shown') return { sight, votes: facts.votes, quorum: facts.quorum }
  return {
    sight,
    tally,
    votes: await readVotesOfOthers(db, actor, application.id),
    comments: await readComments(db, actor, application.id),
  }
}

async function readVotesOfOthers(
  db: DatabaseOrTx,
  actor: SignedIn,
  applicationId: string,
): Promise<OthersVote[]> {
  const rows = await db
    .selectFrom('reviews as r')
    .innerJoin('persons as p', 'p.id', 'r.reviewer_id')
    .leftJoin('tiers as t', 't.id', 'r.tier_id')
    .select(['r.reviewer_id', 'p.given_name', 'p.family_name', 'r.vote', 'r.scores', 'r.words', 'r.voted_at'])
    .select(['t.name_fr', 't.name_en'])
    .where('r.application_id', '=', applicationId)
    .where('r.vote', 'is not', null)
    .where(sql<boolean>`not has_interest(r.application_id, r.reviewer_id)`)
    .orderBy('r.voted_at')
    .execute()
  return rows.flatMap(row =>
    row.voted_at === null
      ? []
      : [
          {
            reviewerId: row.reviewer_id,
            givenName: row.given_name,
            familyName: row.family_name,
            isMine: row.reviewer_id === actor.personId,
            verdict: row.vote as Verdict,
            tierName:
              row.name_fr !== null && row.name_en !== null ? { fr: row.name_fr, en: row.name_en } : null,
            marks: row.scores as Marks,
            words: row.words,
            votedAt: row.voted_at,
          },
        ],
  )
}

async function readComments(db: DatabaseOrTx, actor: SignedIn, applicationId: string): Promise<Comment[]> {
  const rows = await db
    .selectFrom('application_comments as c')
    .innerJoin('persons as p', 'p.id', 'c.author_id')
    .select(['c.id', 'c.author_id', 'p.given_name', 'p.family_name', 'c.words', 'c.written_at'])
    .where('c.application_id', '=', applicationId)
    .orderBy('c.written_at')
    .orderBy('c.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    isMine: row.author_id === actor.personId,
    words: row.words,
    writtenAt: row.written_at,
  }))
}

export type Reader = {
  id: string
  name: { givenName: string; familyName: string; address: string }
  isMine: boolean
  isAssigned: boolean
  hasVoted: boolean
  /** Why they have no vote: in their own words when they said so, '' when it is plain from what is known. */
  interest: string | null
}

/**
 * Who reads an application, and who has voted (never how), for those who run the club and have no interest in it; for
 * anyone else the list is empty.
 */
export async function listReaders(
  db: DatabaseOrTx,
  actor: SignedIn,
  { id, flow }: Vetted,
  { facts }: Standing,
): Promise<Reader[]> {
  if (!runsTheClub(actor) || facts.hasInterest) return []
  const { rows } = await sql<Omit<Reader, 'name' | 'isMine'> & Reader['name']>`
    select p.id, p.given_name as "givenName", p.family_name as "familyName", p.address,
      s.reviewer_id is not null as "isAssigned", r.vote is not null as "hasVoted",
      case when has_interest(${id}, p.id) then coalesce(c.words, '') end as interest
    from persons p
      left join application_assignments s on s.reviewer_id = p.id and s.application_id = ${id}
      left join reviews r on r.reviewer_id = p.id and r.application_id = ${id}
      left join conflicts_of_interest c on c.reviewer_id = p.id and c.application_id = ${id}
    where s.reviewer_id is not null or exists (select 1 from staff_roles o where o.person_id = p.id
      and (o.role in ('admin', 'manager') or (o.role = 'brand_staff' and o.brand_id = ${flow.brandId})))
    order by lower(p.family_name), lower(p.given_name), p.id
  `.execute(db)
  return rows.map(({ givenName, familyName, address, ...row }) => ({
    ...row,
    name: { givenName, familyName, address },
    isMine: row.id === actor.personId,
  }))
}
