import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { judgePromise, type PromiseStanding } from './policy'
import { type Stage, stageOf } from './stage'
import type { ApplicationSource, ApplicationState, DecisionState, Named, Verdict } from './types'

/** One line of the queue. */
export type QueueRow = {
  id: string
  person: Named
  source: ApplicationSource
  doorLabel: string | null
  nominator: { givenName: string; familyName: string } | null
  flowName: Bilingual
  stage: Stage
  /** What the answers score out of 10: advice, and the same for every reader. */
  score: number | null
  promise: PromiseStanding | null
  decidedAt: Date | null
}

type Row = Omit<QueueRow, 'stage' | 'promise' | 'person' | 'nominator' | 'score'> & {
  state: ApplicationState
  score: string | null
  replyBy: Date
  givenName: string
  familyName: string
  civility: Named['civility']
  nominatorGiven: string | null
  nominatorFamily: string | null
  quorum: number
  votes: number
  isAsked: boolean
  openState: DecisionState | null
  takesEffectAt: Date | null
  lastVerdict: Verdict | null
  lastRank: number | null
  interviewAt: Date | null
  interviewZone: string | null
}

/** These applications, in the order of their ids. The caller has settled that the actor may read them. */
export async function readQueueRows(
  db: DatabaseOrTx,
  ids: readonly string[],
  zone: string,
): Promise<QueueRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select a.id, a.state, a.source, a.score, a.reply_by as "replyBy", a.decided_at as "decidedAt",
      p.given_name as "givenName", p.family_name as "familyName", p.civility, door.label as "doorLabel",
      n.given_name as "nominatorGiven", n.family_name as "nominatorFamily", v.definition -> 'name' as "flowName",
      (v.definition -> 'committee' ->> 'quorum')::int as quorum,
      (select count(*)::int from reviews r where r.application_id = a.id and r.vote is not null
        and not has_interest(a.id, r.reviewer_id)) as votes,
      exists (select 1 from application_messages m where m.application_id = a.id and m.kind = 'request'
        and m.settled_at is null) as "isAsked",
      d.state as "openState", d.takes_effect_at as "takesEffectAt",
      last.kind as "lastVerdict", last.waitlist_rank as "lastRank",
      i.starts_at as "interviewAt", i.time_zone as "interviewZone"
    from applications a
      join flow_versions v on v.id = a.flow_version_id
      join persons p on p.id = a.person_id
      left join flow_doors door on door.id = a.door_id
      left join nominations nn on nn.id = a.nomination_id
      left join persons n on n.id = nn.nominator_id
      left join decisions d on d.application_id = a.id and d.state in ('pending', 'released')
      left join lateral (select l.kind, l.waitlist_rank from decisions l where l.application_id = a.id
        and l.state = 'effective' order by l.effective_at desc limit 1) last on true
      left join lateral (select s.starts_at, s.time_zone from interview_slots s where s.application_id = a.id
        and s.ends_at > clock_timestamp() order by s.starts_at limit 1) i on true
    where a.id = any(${[...ids]}::uuid[])
    order by array_position(${[...ids]}::uuid[], a.id)
  `.execute(db)
  const now = await readClock(db)
  return rows.map(row => toQueueRow(row, now, zone))
}

function toQueueRow(row: Row, now: Date, zone: string): QueueRow {
  return {
    id: row.id,
    person: { givenName: row.givenName, familyName: row.familyName, civility: row.civility },
    source: row.source,
    doorLabel: row.doorLabel,
    nominator:
      row.nominatorFamily === null
        ? null
        : { givenName: row.nominatorGiven ?? '', familyName: row.nominatorFamily },
    flowName: row.flowName,
    score: row.score === null ? null : Number(row.score),
    promise: row.state === 'submitted' ? judgePromise(row.replyBy, now, zone) : null,
    decidedAt: row.decidedAt,
    stage: stageOf({
      state: row.state,
      open: row.openState && { state: row.openState, takesEffectAt: row.takesEffectAt },
      last: row.lastVerdict && { verdict: row.lastVerdict, rank: row.lastRank },
      isAsked: row.isAsked,
      interview:
        row.interviewAt && row.interviewZone ? { at: row.interviewAt, timeZone: row.interviewZone } : null,
      votes: row.votes,
      quorum: row.quorum,
    }),
  }
}
