import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { allow, type Result, refuse } from '../kernel/result'
import type { Step, StepKind, StepOf } from '../qualification/types'
import { isLiving, mayOpenStep, passageOf } from './policy'
import { type ApplicationFacts, findOwnApplication, readApplicationFacts } from './store.server'

export type StepRefusal = { reason: 'not_found' } | { reason: 'closed' }
export type OpenStep<K extends StepKind> = ApplicationFacts & { step: StepOf<K> }

/**
 * The actor's own application, locked, with a step of this kind that they may do something at now. Refuses `not_found`
 * for anyone else's and for a step that is not in this passage, `closed` when it cannot be changed any more.
 */
export async function lockOpenStep<K extends StepKind>(
  tx: Tx,
  actor: Actor,
  asked: { applicationId: string; stepId: string; kind: K },
): Promise<Result<OpenStep<K>, StepRefusal>> {
  const found = await findOwnApplication(tx, actor, asked.applicationId)
  if (!found) return refuse({ reason: 'not_found' })
  await lockRows(tx, 'applications', [found.id])
  return findOpenStep(tx, actor, asked)
}

/** The same without a lock, for a look before work that takes long. */
export async function findOpenStep<K extends StepKind>(
  db: DatabaseOrTx,
  actor: Actor,
  { applicationId, stepId, kind }: { applicationId: string; stepId: string; kind: K },
): Promise<Result<OpenStep<K>, StepRefusal>> {
  const own = await findOwnApplication(db, actor, applicationId)
  const facts = own && (await readApplicationFacts(db, own.id))
  if (!facts) return refuse({ reason: 'not_found' })
  const passage = passageOf(facts)
  const step = passage.steps.find(walked => walked.step.id === stepId)?.step
  if (!step || !isOfKind(step, kind)) return refuse({ reason: 'not_found' })
  const requested = await readRequestedSteps(db, own.id)
  const opened = mayOpenStep(facts.application.state, passage, stepId, requested)
  return opened.ok ? allow({ ...facts, step }) : refuse({ reason: 'closed' })
}

/** The actor's own application, locked, with a step of its passage, as long as nothing is decided. */
export async function lockLivingStep<K extends StepKind>(
  tx: Tx,
  actor: Actor,
  { applicationId, stepId, kind }: { applicationId: string; stepId: string; kind: K },
): Promise<Result<OpenStep<K>, StepRefusal>> {
  const own = await findOwnApplication(tx, actor, applicationId)
  if (!own) return refuse({ reason: 'not_found' })
  await lockRows(tx, 'applications', [own.id])
  const facts = await readApplicationFacts(tx, own.id)
  const step = facts && passageOf(facts).steps.find(walked => walked.step.id === stepId)?.step
  if (!facts || !step || !isOfKind(step, kind)) return refuse({ reason: 'not_found' })
  return isLiving(facts.application.state) ? allow({ ...facts, step }) : refuse({ reason: 'closed' })
}

/** The steps that requests of the club hold open. */
export async function readRequestedSteps(db: DatabaseOrTx, applicationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('application_messages')
    .select('step_id as stepId')
    .where('application_id', '=', applicationId)
    .where('kind', '=', 'request')
    .where('settled_at', 'is', null)
    .execute()
  return rows.flatMap(row => row.stepId ?? [])
}

function isOfKind<K extends StepKind>(step: Step, kind: K): step is StepOf<K> {
  return step.kind === kind
}
