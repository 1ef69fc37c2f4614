import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { runsTheClub, type SignedIn } from '../kernel/actor'
import { seesOthers } from './policy'
import type { Standing, Vetted } from './store.server'
import { type Verdict, verdicts } from './types'

/** Everything that is told of an application's way, each kind in its own words. */
export const historyKinds = [
  'begun',
  'submitted',
  'withdrawn',
  'question_asked',
  'question_answered',
  'more_requested',
  'request_answered',
  'file_kept',
  'file_removed',
  'vouch_asked',
  'vouch_given',
  'vouch_answered',
  'vouch_withdrawn',
  'interview_picked',
  'interview_released',
  'fee',
  'assigned',
  'unassigned',
  'interest_declared',
  'voted',
  'vote_changed',
  'vote_came_in',
  'commented',
  'decision_prepared',
  'letter_edited',
  'decision_released',
  'decision_called_back',
  'decision_took_effect',
  'decision_overtaken',
  'erased',
  'noted',
] as const
export type HistoryKind = (typeof historyKinds)[number]

export type HistoryEntry = {
  at: Date
  kind: HistoryKind
  /** Who did it; null: the house itself, or someone who is not named to this reader. */
  by: { givenName: string; familyName: string; isApplicant: boolean } | null
  /** Whom it concerns: the reader asked. */
  whom: { givenName: string; familyName: string } | null
  verdict: Verdict | null
}

const kindOf: Readonly<Record<string, HistoryKind>> = {
  'application.begun': 'begun',
  'application.submitted': 'submitted',
  'application.withdrawn': 'withdrawn',
  'application.question_asked': 'question_asked',
  'application.question_answered': 'question_answered',
  'application.more_requested': 'more_requested',
  'application.request_answered': 'request_answered',
  'application.assigned': 'assigned',
  'application.unassigned': 'unassigned',
  'application.erased': 'erased',
  'review.interest_declared': 'interest_declared',
  'review.voted': 'voted',
  'review.vote_changed': 'vote_changed',
  'review.commented': 'commented',
  'decision.prepared': 'decision_prepared',
  'decision.letter_edited': 'letter_edited',
  'decision.released': 'decision_released',
  'decision.called_back': 'decision_called_back',
  'decision.took_effect': 'decision_took_effect',
  'decision.overtaken': 'decision_overtaken',
  'application.file_kept': 'file_kept',
  'application.file_removed': 'file_removed',
  'vouch.asked': 'vouch_asked',
  'vouch.given': 'vouch_given',
  'vouch.declined': 'vouch_answered',
  'vouch.withdrawn': 'vouch_withdrawn',
  'interview.picked': 'interview_picked',
  'interview.released': 'interview_released',
}

type Row = {
  at: Date
  action: string
  actorId: string | null
  givenName: string | null
  familyName: string | null
  whomGiven: string | null
  whomFamily: string | null
  details: Record<string, unknown>
}

/**
 * The whole way of an application from what was written down of it, the latest first, as this reader may know it. While
 * the others' votes are hidden, a vote is told as one that came in: neither whose nor which. What was decided is told
 * to those who run the club and have no interest in it, and to the others once it has taken effect.
 */
export async function readHistory(
  db: DatabaseOrTx,
  actor: SignedIn,
  { id, personId }: Vetted,
  { facts }: Standing,
): Promise<HistoryEntry[]> {
  const { rows } = await sql<Row>`
    select e.at, e.action, e.actor_person_id as "actorId", p.given_name as "givenName", p.family_name as "familyName",
      w.given_name as "whomGiven", w.family_name as "whomFamily", e.details
    from audit_entries e
      left join persons p on p.id = e.actor_person_id
      left join persons w on w.id::text = e.details ->> 'reviewerId'
    where e.subject_kind = 'application' and e.subject_id = ${id}
    order by e.id desc
  `.execute(db)
  const seesVotes = seesOthers(facts) === 'shown'
  const seesDecisions = runsTheClub(actor) && !facts.hasInterest
  return rows.flatMap(row => {
    const told = tell(row, { isMine: row.actorId === actor.personId, seesVotes, seesDecisions })
    if (told === null) return []
    const { kind, isNamed, verdict } = told
    return [
      {
        at: row.at,
        kind,
        by:
          isNamed && row.givenName !== null
            ? {
                givenName: row.givenName,
                familyName: row.familyName ?? '',
                isApplicant: row.actorId === personId,
              }
            : null,
        whom: row.whomGiven === null ? null : { givenName: row.whomGiven, familyName: row.whomFamily ?? '' },
        verdict,
      },
    ]
  })
}

type Sees = { isMine: boolean; seesVotes: boolean; seesDecisions: boolean }

function tell(
  { action, details }: Row,
  { isMine, seesVotes, seesDecisions }: Sees,
): { kind: HistoryKind; isNamed: boolean; verdict: Verdict | null } | null {
  const kind = kindOf[action] ?? (action.includes('fee') ? 'fee' : 'noted')
  const verdict = verdicts.find(each => each === (details.verdict ?? details.kind)) ?? null
  if (kind === 'voted' || kind === 'vote_changed' || kind === 'commented') {
    if (seesVotes || isMine) return { kind, isNamed: true, verdict }
    return kind === 'voted' ? { kind: 'vote_came_in', isNamed: false, verdict: null } : null
  }
  if (kind.startsWith('decision') || kind === 'letter_edited') {
    const isTold = seesDecisions || kind === 'decision_took_effect'
    if (kind === 'letter_edited' && !seesDecisions) return null
    return { kind, isNamed: seesDecisions, verdict: isTold ? verdict : null }
  }
  // A member's no to vouching is theirs alone to tell.
  if (kind === 'vouch_answered') return { kind, isNamed: false, verdict: null }
  return { kind, isNamed: true, verdict: null }
}
