import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { mayVote, type VoteRefusal } from './poll-policy'
import { findPoll, readRank } from './poll-queries.server'

export type CastVoteRefusal = VoteRefusal | { reason: 'not_found' | 'no_choice' }

/**
 * A member's one vote in a poll, which another of theirs replaces until it closes. The trail keeps that they voted,
 * never for what. Refuses `not_found` for a poll that is not theirs to know, `no_choice`, and as the policy says.
 */
export async function castVote(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  { pollId, choiceId }: { pollId: string; choiceId: string },
): Promise<Result<undefined, CastVoteRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const poll = await findPoll(tx, pollId)
    if (!poll) return refuse({ reason: 'not_found' })
    const may = mayVote(poll, await readRank(tx, actor), await readClock(tx))
    if (!may.ok && (may.reason === 'not_asked' || may.reason === 'not_open'))
      return refuse({ reason: 'not_found' })
    if (!may.ok) return may
    if (!poll.choices.some(({ id }) => id === choiceId)) return refuse({ reason: 'no_choice' })
    const voted_at = await readClock(tx)
    await tx
      .insertInto('poll_votes')
      .values({ poll_id: poll.id, person_id: actor.personId, choice_id: choiceId, voted_at })
      .onConflict(oc => oc.columns(['poll_id', 'person_id']).doUpdateSet({ choice_id: choiceId, voted_at }))
      .execute()
    await recordAudit(tx, actor, {
      action: 'poll.voted',
      subject: { kind: 'poll', id: poll.id },
      ...(poll.brandId && { brandId: poll.brandId }),
    })
    return allow()
  })
}
