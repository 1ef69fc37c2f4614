import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { mayVote, type VoteRefusal } from './policy'
import { readSheet, saysTheSame, writeSheet } from './review-store.server'
import { findVetted, readStanding, type Vetted } from './store.server'
import type { Marks, Verdict } from './types'

export type CastVoteRefusal =
  | VoteRefusal
  | { reason: 'not_found' | 'edited_elsewhere' }
  /** Criteria that have no mark yet: a vote stands on the whole sheet. */
  | { reason: 'not_marked'; criteria: string[] }
  | { reason: 'tier_missing' | 'tier_unknown' }

export type Vote = {
  applicationId: string
  version: number
  marks: Marks
  notes: string
  verdict: Verdict
  /** To which tier, for 'admit' and 'trial'; of a programme that leads to a higher tier, that one. */
  tierId: string | null
  /** Words to the committee. */
  words: string
}

/**
 * Gives a reader's vote, with the sheet that it stands on, or changes it: as often as one likes until a decision is
 * prepared, each time written down in the audit. The first vote is blind: nobody who has seen the others' gives one.
 */
export async function castVote(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  vote: Vote,
): Promise<Result<{ version: number }, CastVoteRefusal>> {
  try {
    return await inTransaction(ctx.db, tx => cast(tx, actor, vote))
  } catch (error) {
    if (breaksConstraint(error, 'no_vote_with_an_interest')) return refuse({ reason: 'interest' })
    if (breaksConstraint(error, 'reviews_tier_id_fkey')) return refuse({ reason: 'tier_unknown' })
    throw error
  }
}

async function cast(
  tx: Tx,
  actor: SignedIn,
  vote: Vote,
): Promise<Result<{ version: number }, CastVoteRefusal>> {
  const found = await findVetted(tx, actor, vote.applicationId)
  if (!found) return refuse({ reason: 'not_found' })
  await lockRows(tx, 'applications', [found.id])
  const application = (await findVetted(tx, actor, found.id)) ?? found
  const { facts } = await readStanding(tx, actor, application)
  const voting = mayVote(facts)
  if (!voting.ok) return voting
  const criteria = unmarked(application, vote.marks)
  if (criteria.length > 0) return refuse({ reason: 'not_marked', criteria })
  const tierId = tierOf(application, vote)
  if (tierId === undefined) return refuse({ reason: 'tier_missing' })

  const sheet = await readSheet(tx, application.id, actor.personId)
  const now = await readClock(tx)
  const { marks, notes, verdict, words } = vote
  const next = { marks, notes, verdict, tierId, words, votedAt: now }
  if (saysTheSame(sheet, next)) return allow({ version: sheet.version })
  // A sheet that keeps itself may arrive just before the vote, with the same marks and notes: nothing is lost by it.
  const isAsShown = sheet.version === vote.version || saysTheSame(sheet, { ...sheet, marks, notes })
  if (!isAsShown) return refuse({ reason: 'edited_elsewhere' })
  const of = { applicationId: application.id, reviewerId: actor.personId }
  const version = await writeSheet(tx, of, sheet.version, next, now)
  await recordAudit(tx, actor, {
    action: sheet.verdict === null ? 'review.voted' : 'review.vote_changed',
    subject: { kind: 'application', id: application.id },
    ...(application.flow.brandId && { brandId: application.flow.brandId }),
    details: { verdict, tierId, before: sheet.verdict, tierBefore: sheet.tierId },
  })
  return allow({ version })
}

function unmarked({ version }: Vetted, marks: Marks): string[] {
  return version.definition.committee.criteria.flatMap(({ id }) => (marks[id] === undefined ? [id] : []))
}

/** undefined: the vote admits, and does not say to which tier. */
function tierOf({ flow }: Vetted, { verdict, tierId }: Vote): string | null | undefined {
  if (verdict !== 'admit' && verdict !== 'trial') return null
  return flow.risesToTierId ?? tierId ?? undefined
}
