import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { allow, type Result, refuse } from '../kernel/result'
import type { Passage, PassageStep, StepKind, StepOf } from '../qualification/types'
import { isLiving, mayOpenStep, passageOf, type StepRefusal as WhyNotOpen } from './policy'
import { type ApplicationFacts, findOwnApplication, readApplicationFacts } from './store.server'

export type OwnPassage = { facts: ApplicationFacts; passage: Passage; requested: string[] }
type Which = { applicationId: string; stepId: string }

/** The actor's own application, with its passage and the steps that the club holds open; null for anyone else's. */
export async function readOwnPassage(
  db: DatabaseOrTx,
  actor: Actor,
  applicationId: string,
): Promise<OwnPassage | null> {
  const own = await findOwnApplication(db, actor, applicationId)
  const facts = own && (await readApplicationFacts(db, own.id))
  if (!facts) return null
  return { facts, passage: passageOf(facts), requested: await readRequestedSteps(db, own.id) }
}

/** Whether a step of it may be written in now. */
export function mayOpen(
  { facts, passage, requested }: OwnPassage,
  stepId: string,
): Result<PassageStep, WhyNotOpen> {
  return mayOpenStep(facts.application.state, passage, stepId, requested)
}

export type WritableStep = OwnPassage & { at: PassageStep }
export type WritableRefusal = { reason: 'not_found' } | WhyNotOpen

/**
 * The actor's own application, locked, so that what is read stands until the transaction ends, with a step as it may be
 * written in now. `not_found` for anyone else's; otherwise why it is not open.
 */
export async function lockWritableStep(
  tx: Tx,
  actor: Actor,
  which: Which,
): Promise<Result<WritableStep, WritableRefusal>> {
  const own = await lockOwnPassage(tx, actor, which.applicationId)
  if (!own) return refuse({ reason: 'not_found' })
  const opened = mayOpen(own, which.stepId)
  return opened.ok ? allow({ ...own, at: opened.value }) : opened
}

export type StepRefusal = { reason: 'not_found' } | { reason: 'closed' }
export type OpenStep<K extends StepKind> = ApplicationFacts & { step: StepOf<K> }
type Asked<K extends StepKind> = Which & { kind: K }

/**
 * The same with a step of this kind that they may do something at now. Refuses `not_found` for anyone else's and for a
 * step that is not in this passage, `closed` when it cannot be changed any more.
 */
export async function lockOpenStep<K extends StepKind>(
  tx: Tx,
  actor: Actor,
  asked: Asked<K>,
): Promise<Result<OpenStep<K>, StepRefusal>> {
  return openStepOf(await lockOwnPassage(tx, actor, asked.applicationId), asked)
}

/** The same without a lock, for a look before work that takes long. */
export async function findOpenStep<K extends StepKind>(
  db: DatabaseOrTx,
  actor: Actor,
  asked: Asked<K>,
): Promise<Result<OpenStep<K>, StepRefusal>> {
  return openStepOf(await readOwnPassage(db, actor, asked.applicationId), asked)
}

/** The actor's own application, locked, with a step of its passage, as long as nothing is decided. */
export async function lockLivingStep<K extends StepKind>(
  tx: Tx,
  actor: Actor,
  asked: Asked<K>,
): Promise<Result<OpenStep<K>, StepRefusal>> {
  const own = await lockOwnPassage(tx, actor, asked.applicationId)
  const step = own && findStep(own.passage, asked)
  if (!own || !step) return refuse({ reason: 'not_found' })
  return isLiving(own.facts.application.state) ? allow({ ...own.facts, step }) : refuse({ reason: 'closed' })
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

async function lockOwnPassage(tx: Tx, actor: Actor, applicationId: string): Promise<OwnPassage | null> {
  const found = await findOwnApplication(tx, actor, applicationId)
  if (!found) return null
  await lockRows(tx, 'applications', [found.id])
  return readOwnPassage(tx, actor, found.id)
}

function openStepOf<K extends StepKind>(
  own: OwnPassage | null,
  asked: Asked<K>,
): Result<OpenStep<K>, StepRefusal> {
  const step = own && findStep(own.passage, asked)
  if (!own || !step) return refuse({ reason: 'not_found' })
  return mayOpen(own, asked.stepId).ok ? allow({ ...own.facts, step }) : refuse({ reason: 'closed' })
}

function findStep<K extends StepKind>({ steps }: Passage, { stepId, kind }: Asked<K>): StepOf<K> | null {
  const found = steps.find(({ step }) => step.id === stepId)?.step
  return found?.kind === kind ? (found as StepOf<K>) : null
}
