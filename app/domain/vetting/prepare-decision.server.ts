import { dayInZone } from '~/shared/format'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readClub } from '../brands/read-club.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { composeDecisionLetter } from './compose-decision-letter'
import { columnsOf } from './decision-store.server'
import { type DecideRefusal, type DecisionProblem, mayDecide, problemsOfDecision } from './policy'
import { findVetted, readStanding, type Vetted } from './store.server'
import type { DecisionDraft } from './types'

export type PrepareRefusal =
  | DecideRefusal
  | { reason: 'not_found' | 'tier_unknown' }
  | { reason: 'amiss'; problems: DecisionProblem[] }

/**
 * Writes down what a person decides, and proposes its letter in the applicant's language. Nothing leaves: it waits to be
 * released. From now on votes stay as they are. A programme that leads to a higher tier admits to that tier. A second
 * press, or a second person, hears `decision_prepared`.
 */
export async function prepareDecision(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: { applicationId: string; decision: DecisionDraft },
): Promise<Result<{ decisionId: string }, PrepareRefusal>> {
  try {
    return await inTransaction(ctx.db, tx => prepare(tx, actor, input))
  } catch (error) {
    if (breaksConstraint(error, 'decisions_one_open')) return refuse({ reason: 'decision_prepared' })
    throw error
  }
}

async function prepare(
  tx: Tx,
  actor: SignedIn,
  input: { applicationId: string; decision: DecisionDraft },
): Promise<Result<{ decisionId: string }, PrepareRefusal>> {
  const found = await findVetted(tx, actor, input.applicationId)
  if (!found) return refuse({ reason: 'not_found' })
  await lockRows(tx, 'applications', [found.id])
  const application = (await findVetted(tx, actor, found.id)) ?? found
  const { facts, tally } = await readStanding(tx, actor, application)
  const { purpose } = application.flow
  const deciding = mayDecide({ ...facts, isVetoed: tally.isVetoed, purpose }, input.decision.kind)
  if (!deciding.ok) return deciding
  const today = dayInZone(await readClock(tx), (await readClub(tx)).homeTimeZone)
  const problems = problemsOfDecision(input.decision, today)
  if (problems.length > 0) return refuse({ reason: 'amiss', problems })

  const decision = withOwnTier(application, input.decision)
  const tierName = await readTierName(tx, decision)
  if (tierName === undefined) return refuse({ reason: 'tier_unknown' })
  const { locale } = application.person
  const letter = composeDecisionLetter({ decision, tierName, purpose }, locale)
  const { id } = await tx
    .insertInto('decisions')
    .values({
      application_id: application.id,
      ...columnsOf(decision),
      letter_subject: letter.subject,
      letter_body: letter.body,
      letter_locale: locale,
      decided_by: actor.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAudit(tx, actor, {
    action: 'decision.prepared',
    subject: { kind: 'application', id: application.id },
    ...(application.flow.brandId && { brandId: application.flow.brandId }),
    details: {
      decisionId: id,
      kind: decision.kind,
      votes: tally.votes,
      advised: await readAdvice(tx, found.id),
    },
  })
  return allow({ decisionId: id })
}

function withOwnTier({ flow }: Vetted, decision: DecisionDraft): DecisionDraft {
  return decision.kind === 'admit' && flow.risesToTierId
    ? { ...decision, tierId: flow.risesToTierId }
    : decision
}

/** null: the answer names no tier; undefined: there is no such tier. */
async function readTierName(tx: Tx, decision: DecisionDraft) {
  if (decision.kind !== 'admit' && decision.kind !== 'trial') return null
  const row = await tx
    .selectFrom('tiers')
    .select(['name_fr as fr', 'name_en as en'])
    .where('id', '=', decision.tierId)
    .executeTakeFirst()
  return row
}

/** What the score advised is kept beside what a person decided. */
async function readAdvice(tx: Tx, applicationId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('applications')
    .select('advice')
    .where('id', '=', applicationId)
    .executeTakeFirst()
  return row?.advice ?? null
}
