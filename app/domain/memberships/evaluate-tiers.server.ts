import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import type { Ladder, Tier } from '../tiers/types'
import type { MembershipNews } from './compose-membership-letter'
import { evaluateMember } from './evaluate-member'
import type { Change } from './evaluation'
import { listMemberIds, readFactsOf, readLadder } from './read-facts.server'
import {
  beginPeriod,
  findLiving,
  holdMembership,
  type LivingMembership,
  moveDescent,
  settleDescent,
} from './store.server'
import { writeNews } from './write-news.server'

const house: Actor = { kind: 'system' }
const atOnce = 500

export type EvaluationRun = { evaluationId: string; members: number; changes: number }

/**
 * The night's look at the ladder: reads every member, and carries out what the rules change, each member in a
 * transaction of their own, decided again under the locks on the person and the membership. Run twice, or by two
 * processes at once, it changes everything once. A member whom it fails leaves the others alone; the run then throws,
 * so that it is tried again. `now` stands for the clock where a caller must choose the instant.
 */
export async function evaluateTiers(
  ctx: Pick<Ctx, 'db' | 'log'>,
  { now }: { now?: Date } = {},
): Promise<EvaluationRun> {
  const asOf = now ?? (await readClock(ctx.db))
  const ladder = await readLadder(ctx.db)
  const { members, due } = await findDue(ctx, ladder, asOf)
  const evaluationId = await openRun(ctx, house, { isDry: false, asOf, members })
  let changes = 0
  const failed: string[] = []
  for (const personId of due.keys()) {
    try {
      changes += await inTransaction(ctx.db, tx => carryOut(tx, personId, { ladder, evaluationId, now }))
    } catch (error) {
      failed.push(personId)
      const name = error instanceof Error ? error.name : 'unknown'
      ctx.log.error({ personId, error: name }, 'a member could not be evaluated')
    }
  }
  await closeRun(ctx, evaluationId)
  ctx.log.info({ evaluationId, members, changes, failed: failed.length }, 'the ladder was looked at')
  if (failed.length > 0) throw new Error(`${failed.length} members could not be evaluated`)
  return { evaluationId, members, changes }
}

/**
 * What the night would change, kept as a list and changing nothing. For those who run the club; `not_found` for anyone
 * else.
 */
export async function tryEvaluation(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { now }: { now?: Date } = {},
): Promise<Result<EvaluationRun, { reason: 'not_found' }>> {
  if (!runsTheClub(actor)) return refuse({ reason: 'not_found' })
  const asOf = now ?? (await readClock(ctx.db))
  const { members, due } = await findDue(ctx, await readLadder(ctx.db), asOf)
  const evaluationId = await openRun(ctx, actor, { isDry: true, asOf, members })
  let changes = 0
  await inTransaction(ctx.db, async tx => {
    for (const [personId, found] of due) {
      await writeChanges(tx, evaluationId, personId, found)
      changes += found.length
    }
    await recordAudit(tx, actor, {
      action: 'tiers.tried',
      subject: { kind: 'tier_evaluation', id: evaluationId },
      details: { members, changes },
    })
  })
  return allow({ evaluationId, members, changes })
}

/** Members for whom something would change, looked at without a lock. */
async function findDue(
  ctx: Pick<Ctx, 'db'>,
  ladder: Ladder,
  asOf: Date,
): Promise<{ members: number; due: Map<string, Change[]> }> {
  const ids = await listMemberIds(ctx.db)
  const due = new Map<string, Change[]>()
  for (let from = 0; from < ids.length; from += atOnce) {
    const facts = await readFactsOf(ctx.db, ids.slice(from, from + atOnce))
    for (const [personId, of] of facts) {
      const changes = evaluateMember(of, ladder, asOf)
      if (changes.length > 0) due.set(personId, changes)
    }
  }
  return { members: ids.length, due }
}

async function carryOut(
  tx: Tx,
  personId: string,
  { ladder, evaluationId, now }: { ladder: Ladder; evaluationId: string; now: Date | undefined },
): Promise<number> {
  const held = await holdMembership(tx, personId)
  const facts = (await readFactsOf(tx, [personId])).get(personId)
  if (!held.membership || !facts) return 0
  const at = now ?? held.now
  const changes = evaluateMember(facts, ladder, at)
  for (const change of changes) {
    const membership = await findLiving(tx, personId)
    if (!membership) throw new Error('a membership that is locked is gone')
    await write(tx, membership, change, at)
    await recordAudit(tx, house, {
      action: `membership.${change.change}`,
      subject: { kind: 'membership', id: membership.id },
      details: { person: personId, from: change.fromTierId, to: change.toTierId, evaluation: evaluationId },
    })
    const news = tellNews(change, ladder)
    if (news) await writeNews(tx, personId, news)
  }
  await writeChanges(tx, evaluationId, personId, changes)
  return changes.length
}

/** The twin of `applyChange`: what it says of a member, written. */
async function write(tx: Tx, membership: LivingMembership, change: Change, now: Date): Promise<void> {
  const { id, period } = membership
  const next = { ...period, words: '', changedBy: null }
  switch (change.change) {
    case 'resume': {
      const at = period.pausedUntil ?? now
      await beginPeriod(tx, membership, { ...next, state: 'active', pausedUntil: null, cause: 'resumed' }, at)
      return moveDescent(tx, id, at.getTime() - period.fromAt.getTime())
    }
    case 'end_trial':
      return beginPeriod(
        tx,
        membership,
        { ...next, kind: 'full', trialUntil: null, cause: 'trial_passed' },
        now,
      )
    case 'rise':
      await beginPeriod(tx, membership, { ...next, tierId: change.toTierId, cause: 'rose' }, now)
      return settleDescent(tx, id, 'called_off', now)
    case 'fall':
      await beginPeriod(tx, membership, { ...next, tierId: change.toTierId, cause: 'fell' }, now)
      return settleDescent(tx, id, 'fell', now)
    case 'call_off_descent':
      return settleDescent(tx, id, 'called_off', now)
    case 'announce_descent':
      await tx
        .insertInto('membership_descents')
        .values({
          membership_id: id,
          to_tier_id: change.toTierId,
          announced_at: now,
          falls_at: change.fallsAt,
        })
        .execute()
  }
}

/** What the member is written about; a resumed pause and a descent called off are told on their page. */
function tellNews(change: Change, { tiers }: Ladder): MembershipNews | null {
  const tier = (id: string): Tier => {
    const found = tiers.find(each => each.id === id)
    if (!found) throw new Error(`no tier ${id} in the ladder`)
    return found
  }
  const [from, to] = [tier(change.fromTierId), tier(change.toTierId)]
  switch (change.change) {
    case 'rise':
      return { news: 'rose', to }
    case 'fall':
      return { news: 'fell', from, to }
    case 'end_trial':
      return { news: 'trial_passed', tier: to }
    case 'announce_descent':
      return { news: 'descent_announced', from, to, fallsAt: change.fallsAt, reasons: change.reasons }
    case 'resume':
    case 'call_off_descent':
      return null
  }
}

async function openRun(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  run: { isDry: boolean; asOf: Date; members: number },
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('tier_evaluations')
    .values({
      is_dry: run.isDry,
      started_by: actor.kind === 'system' ? null : actor.personId,
      as_of: run.asOf,
      members_read: run.members,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function closeRun(ctx: Pick<Ctx, 'db'>, id: string): Promise<void> {
  const now = await readClock(ctx.db)
  await ctx.db.updateTable('tier_evaluations').set({ finished_at: now }).where('id', '=', id).execute()
}

async function writeChanges(
  tx: Tx,
  evaluationId: string,
  personId: string,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return
  await tx
    .insertInto('tier_evaluation_changes')
    .values(
      changes.map(change => ({
        evaluation_id: evaluationId,
        person_id: personId,
        change: change.change,
        from_tier_id: change.fromTierId,
        to_tier_id: change.toTierId,
        reasons: JSON.stringify(change.reasons),
      })),
    )
    .execute()
}
