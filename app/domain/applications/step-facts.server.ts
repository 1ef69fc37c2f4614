import type { DatabaseOrTx } from '~db/client'
import { readLedger } from '../deposits/ledger.server'
import { findDepositsOfApplication } from '../deposits/store.server'
import type { FlowDefinition, StepFacts } from '../qualification/types'

/**
 * Where the steps stand that ask for more than answers, by their id: vouching once as many members vouched as it asks
 * for, an interview once an hour is picked, a fee once the money was taken and does not go back. Statements and the
 * applicant's own questions are done as they are; proofs are answers, and stand with them. The caller has settled that
 * the actor may read the application.
 */
export async function readStepFacts(
  db: DatabaseOrTx,
  applicationId: string,
  definition: FlowDefinition,
): Promise<StepFacts> {
  const facts: Record<string, boolean> = {}
  const kinds = new Set(definition.steps.map(({ kind }) => kind))
  const vouches = kinds.has('vouching') ? await countVouches(db, applicationId) : new Map<string, number>()
  const picked = kinds.has('interview') ? await readPicked(db, applicationId) : new Set<string>()
  const paid = kinds.has('fee') ? await readPaid(db, applicationId) : new Set<string>()
  for (const step of definition.steps) {
    if (step.kind === 'statement' || step.kind === 'your_questions') facts[step.id] = true
    if (step.kind === 'vouching') facts[step.id] = (vouches.get(step.id) ?? 0) >= step.vouchers
    if (step.kind === 'interview') facts[step.id] = picked.has(step.id)
    if (step.kind === 'fee') facts[step.id] = paid.has(step.id)
  }
  return facts
}

async function countVouches(db: DatabaseOrTx, applicationId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('vouches')
    .select(['step_id as stepId', eb => eb.fn.count<string>('voucher_id').distinct().as('given')])
    .where('application_id', '=', applicationId)
    .where('state', '=', 'given')
    .groupBy('step_id')
    .execute()
  return new Map(rows.map(row => [row.stepId, Number(row.given)]))
}

async function readPicked(db: DatabaseOrTx, applicationId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('interview_slots')
    .select('step_id as stepId')
    .where('application_id', '=', applicationId)
    .execute()
  return new Set(rows.flatMap(row => row.stepId ?? []))
}

async function readPaid(db: DatabaseOrTx, applicationId: string): Promise<Set<string>> {
  const paid = new Set<string>()
  for (const deposit of await findDepositsOfApplication(db, applicationId)) {
    const { captured, refund } = await readLedger(db, deposit.id)
    if (captured > 0 && refund === null) paid.add(deposit.stepId)
  }
  return paid
}
