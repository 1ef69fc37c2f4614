import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { retentionEnd } from '../applications/dates'
import { releaseInterviews } from '../applications/release-interview.server'
import { returnFee } from '../applications/return-fee.server'
import { recordAudit } from '../audit/record-audit.server'
import { readClub } from '../brands/read-club.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { queueLetter } from '../letters/queue-letter.server'
import { admitMember, raiseMember } from '../memberships/admit-member.server'
import { endOfDay } from '../memberships/days'
import { earnPoints } from '../memberships/earn-points.server'
import { pointsFor } from '../memberships/points'
import { buildDecisionLetter } from './compose-decision-letter'
import { type DecisionRow, findDecision } from './decision-store.server'
import { isDue, isOpen } from './policy'
import { readParties } from './read-parties.server'
import { findVetted, type Vetted } from './store.server'

const worker: Actor = { kind: 'system' }
const atOnce = 200

/**
 * Carries out a released decision once its hour has passed: the application is answered, the person admitted or raised,
 * the letter written, the day of erasure set, the nominator thanked, a deposit owed back when the answer is no. Once, whoever runs it and however often; before the
 * hour, after a call back, or a second time, it does nothing. An application that ended meanwhile, or a member who left
 * before they could rise, keeps its end, and the decision counts as called back by nobody.
 */
export async function takeEffectDecision(ctx: Pick<Ctx, 'db'>, decisionId: string): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    const found = await findDecision(tx, decisionId)
    const application = found && (await findVetted(tx, worker, found.applicationId))
    if (!application) return
    const nominator = await findNominator(tx, application)
    // The person is held first and by everyone who ends an application, so what is read from here on stays.
    await lockRows(tx, 'persons', [application.personId, ...(nominator ? [nominator] : [])])
    const decision = (await findDecision(tx, decisionId)) ?? found
    if (!isDue(decision, await readClock(tx))) return
    const current = (await findVetted(tx, worker, application.id)) ?? application
    const isStillOpen = isOpen(current.state)
    const isCarriedOut = isStillOpen && (await carryOutMembership(ctx, tx, current, decision))

    await lockRows(tx, 'applications', [current.id])
    await lockRows(tx, 'decisions', [decision.id])
    const now = await readClock(tx)
    if (!isCarriedOut) return endUnsaid(tx, current, decision, now)
    await endDecision(tx, decision, { state: 'effective', effective_at: now })
    await answerApplication(tx, current, decision, now)
    await writeLetter(tx, current, decision)
    if (nominator && admits(decision)) await thank(tx, nominator, current.id)
    if (decision.decision.kind !== 'waitlist') await releaseInterviews(tx, current.id)
    if (refuses(decision)) await returnFee(tx, current.id, 'declined')
    await audit(tx, current, decision, 'decision.took_effect')
  })
}

/** Carries out every decision whose hour has passed and that no effect has come to. Returns how many it found. */
export async function takeEffectOfOverdueDecisions(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const overdue = await ctx.db
    .selectFrom('decisions')
    .select('id')
    .where('state', '=', 'released')
    .where('takes_effect_at', '<=', sql<Date>`clock_timestamp()`)
    .orderBy('takes_effect_at')
    .limit(atOnce)
    .execute()
  for (const { id } of overdue) await takeEffectDecision(ctx, id)
  return overdue.length
}

function admits({ decision }: DecisionRow): boolean {
  return decision.kind === 'admit' || decision.kind === 'trial'
}

function refuses({ decision }: DecisionRow): boolean {
  return decision.kind === 'decline' || decision.kind === 'later'
}

async function findNominator(tx: Tx, { nominationId }: Vetted): Promise<string | null> {
  if (nominationId === null) return null
  const row = await tx
    .selectFrom('nominations')
    .select('nominator_id')
    .where('id', '=', nominationId)
    .executeTakeFirst()
  return row?.nominator_id ?? null
}

/** False: what was decided cannot come about any more. */
async function carryOutMembership(
  ctx: Pick<Ctx, 'db'>,
  tx: Tx,
  { personId, flow }: Vetted,
  { decision }: DecisionRow,
): Promise<boolean> {
  if (decision.kind !== 'admit' && decision.kind !== 'trial') return true
  const { tierId } = decision
  if (flow.purpose === 'rise')
    return (await raiseMember(ctx, tx, worker, { personId, tierId, words: '' })) !== null
  const trialUntil =
    decision.kind === 'trial' ? endOfDay(decision.trialUntil, (await readClub(tx)).homeTimeZone) : null
  const kind = decision.kind === 'trial' ? 'trial' : 'full'
  await admitMember(ctx, tx, worker, { personId, tierId, kind, trialUntil, words: '' })
  return true
}

async function endUnsaid(tx: Tx, application: Vetted, decision: DecisionRow, now: Date): Promise<void> {
  await endDecision(tx, decision, { state: 'called_back', called_back_at: now })
  await audit(tx, application, decision, 'decision.overtaken')
}

/** Written only over a decision that is still released: a second run that came this far is undone whole. */
async function endDecision(
  tx: Tx,
  { id, version }: DecisionRow,
  end: { state: 'effective'; effective_at: Date } | { state: 'called_back'; called_back_at: Date },
): Promise<void> {
  const written = await tx
    .updateTable('decisions')
    .set({ ...end, version: version + 1 })
    .where('id', '=', id)
    .where('state', '=', 'released')
    .returning('id')
    .executeTakeFirst()
  if (!written) throw new Error(`decision ${id} took effect elsewhere`)
}

async function answerApplication(
  tx: Tx,
  { id, version }: Vetted,
  { decision }: DecisionRow,
  now: Date,
): Promise<void> {
  const end =
    decision.kind === 'waitlist'
      ? { state: 'waitlisted' }
      : { state: 'decided', decided_at: now, erase_at: retentionEnd(version.definition, now) }
  await tx
    .updateTable('applications')
    .set(eb => ({ ...end, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

async function writeLetter(tx: Tx, application: Vetted, row: DecisionRow): Promise<void> {
  const { locale } = row.letter
  const parties = await readParties(tx, application, { senderId: row.decidedBy, locale })
  const facts = { decision: row.decision, tierName: row.tierName, purpose: application.flow.purpose }
  await queueLetter(tx, {
    personId: application.personId,
    brandId: application.flow.brandId,
    locale,
    promotional: false,
    content: { kind: 'correspondence', props: buildDecisionLetter(parties, facts, row.letter) },
  })
}

/** The same application thanks its nominator once: the ledger sees to it. */
async function thank(tx: Tx, nominatorId: string, applicationId: string): Promise<void> {
  await earnPoints(tx, {
    personId: nominatorId,
    amount: pointsFor.nomination,
    reason: 'nomination',
    subject: { kind: 'application', id: applicationId },
  })
}

async function audit(tx: Tx, { id, flow }: Vetted, decision: DecisionRow, action: string): Promise<void> {
  await recordAudit(tx, worker, {
    action,
    subject: { kind: 'application', id },
    ...(flow.brandId && { brandId: flow.brandId }),
    details: { decisionId: decision.id, kind: decision.decision.kind },
  })
}
