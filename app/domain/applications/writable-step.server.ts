import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { allow, type Result, refuse } from '../kernel/result'
import type { Passage, PassageStep } from '../qualification/types'
import { readRequestedSteps } from './lock-step.server'
import { mayOpenStep, passageOf, type StepRefusal } from './policy'
import { type ApplicationFacts, findOwnApplication, readApplicationFacts } from './store.server'

export type WritableStep = { facts: ApplicationFacts; passage: Passage; at: PassageStep }
export type WritableRefusal = { reason: 'not_found' } | StepRefusal

/**
 * A step of the actor's own application as it may be written in now, with all that it hangs on. `not_found` for anyone
 * else's; otherwise why it is not open.
 */
export async function findWritableStep(
  db: DatabaseOrTx,
  actor: Actor,
  { applicationId, stepId }: { applicationId: string; stepId: string },
): Promise<Result<WritableStep, WritableRefusal>> {
  if (!(await findOwnApplication(db, actor, applicationId))) return refuse({ reason: 'not_found' })
  const facts = await readApplicationFacts(db, applicationId)
  if (!facts) return refuse({ reason: 'not_found' })
  const passage = passageOf(facts)
  const requested = await readRequestedSteps(db, applicationId)
  const opened = mayOpenStep(facts.application.state, passage, stepId, requested)
  return opened.ok ? allow({ facts, passage, at: opened.value }) : opened
}

/** The same under a lock on the application, so that what is read stands until the transaction ends. */
export async function lockWritableStep(
  tx: Tx,
  actor: Actor,
  which: { applicationId: string; stepId: string },
): Promise<Result<WritableStep, WritableRefusal>> {
  if (!(await findOwnApplication(tx, actor, which.applicationId))) return refuse({ reason: 'not_found' })
  await lockRows(tx, 'applications', [which.applicationId])
  return findWritableStep(tx, actor, which)
}
