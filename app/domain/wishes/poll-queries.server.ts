import { type Expression, type SqlBool, sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { type Actor, brandsOf, type SignedIn } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { readStandingOf } from '../memberships/queries.server'
import { mayVote, smallestGroup } from './poll-policy'

export type Poll = {
  id: string
  brandId: string | null
  /** Null: the club asks. */
  brandName: string | null
  question: Bilingual
  minRank: number | null
  opensAt: Date
  closesAt: Date
  choices: { id: string; label: Bilingual }[]
}

/** Votes by choice. A choice that so few made that they could be told from it has `few`. */
export type PollResult = { voters: number; counts: Record<string, number | 'few'> }

/** The rank of an active member; null for anyone else. */
export async function readRank(db: DatabaseOrTx, actor: SignedIn): Promise<number | null> {
  const standing = await readStandingOf(db, actor.personId)
  return standing?.state === 'active' ? standing.rank : null
}

/** One poll whole. The caller settles who may know of it. */
export async function findPoll(db: DatabaseOrTx, pollId: string): Promise<Poll | null> {
  if (!isUuid(pollId)) return null
  const [poll] = await selectPolls(db, sql<boolean>`q.id = ${pollId}::uuid`)
  return poll ?? null
}

export type MyPoll = Poll & {
  /** The choice that one made. */
  mine: string | null
  isOpen: boolean
  /** Told after the close, to those who voted. */
  result: PollResult | null
}

/** The polls that a member is asked: those that are open, and those in which they voted, the latest first. */
export async function listMyPolls(db: DatabaseOrTx, actor: SignedIn): Promise<MyPoll[]> {
  const [now, rank] = [await readClock(db), await readRank(db, actor)]
  const polls = await selectPolls(
    db,
    sql<boolean>`q.opens_at <= ${now} and (q.closes_at > ${now} or exists (
      select 1 from poll_votes v where v.poll_id = q.id and v.person_id = ${actor.personId}::uuid))`,
  )
  const votes = await db
    .selectFrom('poll_votes')
    .select(['poll_id', 'choice_id'])
    .where('person_id', '=', actor.personId)
    .execute()
  const mine = new Map(votes.map(vote => [vote.poll_id, vote.choice_id]))
  return Promise.all(
    polls
      .filter(poll => mine.has(poll.id) || mayVote(poll, rank, now).ok)
      .map(async poll => {
        const isOver = poll.closesAt <= now
        const choice = mine.get(poll.id) ?? null
        return {
          ...poll,
          mine: choice,
          isOpen: mayVote(poll, rank, now).ok,
          result: isOver && choice ? await readResult(db, poll.id) : null,
        }
      }),
  )
}

/** One of them; null for a poll that this member is not asked. */
export async function readMyPoll(db: DatabaseOrTx, actor: SignedIn, pollId: string): Promise<MyPoll | null> {
  return (await listMyPolls(db, actor)).find(({ id }) => id === pollId) ?? null
}

export type StaffPoll = Poll & { standing: 'waiting' | 'open' | 'closed'; result: PollResult }

/** The polls of the brands that the actor works for, and of the club for those who run it, the latest first. */
export async function listPolls(db: DatabaseOrTx, actor: Actor): Promise<StaffPoll[]> {
  const now = await readClock(db)
  const polls = await selectPolls(db, isPollOf(actor))
  return Promise.all(
    polls.map(async poll => ({
      ...poll,
      standing:
        now < poll.opensAt
          ? ('waiting' as const)
          : now < poll.closesAt
            ? ('open' as const)
            : ('closed' as const),
      result: await readResult(db, poll.id),
    })),
  )
}

async function readResult(db: DatabaseOrTx, pollId: string): Promise<PollResult> {
  const rows = await db
    .selectFrom('poll_votes')
    .select(['choice_id', sql<number>`count(*)::integer`.as('count')])
    .where('poll_id', '=', pollId)
    .groupBy('choice_id')
    .execute()
  const voters = rows.reduce((sum, { count }) => sum + count, 0)
  return {
    voters,
    counts: Object.fromEntries(
      rows.map(({ choice_id, count }) => [choice_id, count < smallestGroup ? 'few' : count]),
    ),
  }
}

function isPollOf(actor: Actor): Expression<SqlBool> {
  const brands = brandsOf(actor)
  return brands === 'all' ? sql<boolean>`true` : sql<boolean>`q.brand_id = any(${[...brands]}::uuid[])`
}

async function selectPolls(db: DatabaseOrTx, where: Expression<SqlBool>): Promise<Poll[]> {
  const rows = await db
    .selectFrom('polls as q')
    .leftJoin('brands as b', 'b.id', 'q.brand_id')
    .select([
      'q.id',
      'q.brand_id as brandId',
      'b.name as brandName',
      'q.question_fr',
      'q.question_en',
      'q.min_rank as minRank',
      'q.opens_at as opensAt',
      'q.closes_at as closesAt',
    ])
    .select(
      sql<Poll['choices']>`(
        select json_agg(json_build_object('id', c.id, 'label', json_build_object('fr', c.label_fr, 'en', c.label_en))
          order by c.position)
        from poll_choices c where c.poll_id = q.id)`.as('choices'),
    )
    .where(where)
    .orderBy('q.opens_at', 'desc')
    .orderBy('q.id')
    .execute()
  return rows.map(({ question_fr, question_en, choices, ...row }) => ({
    ...row,
    choices: choices ?? [],
    question: { fr: question_fr, en: question_en },
  }))
}
