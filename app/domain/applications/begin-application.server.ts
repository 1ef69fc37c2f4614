import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { ApplyRefusal } from '../eligibility/types'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { findAcceptedNomination } from '../nominations/store.server'
import { readPassage } from '../qualification/passage'
import { findDoor, type PublicFlow, readPublicFlow } from '../qualification/queries.server'
import { judgeApplicant } from './apply-facts.server'
import { type Source, wayOf } from './types'

/** `code`: that of the door they came by, as its link or card gave it. */
export type ApplicationBegun = { flowSlug: string; code?: string | null }
export type BeginRefusal = { reason: 'not_found' } | Exclude<ApplyRefusal, { reason: 'already_applied' }>

/**
 * Begins the actor's application on the flow's published version, or finds the one under way: two tabs begin one. A
 * nomination that they accepted counts before a code; a code that opens nothing here is passed over. Who may begin is
 * for the gates of applying to say, under a lock on the person and the flow.
 */
export async function beginApplication(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: ApplicationBegun,
): Promise<Result<{ applicationId: string; isNew: boolean }, BeginRefusal>> {
  try {
    return await inTransaction(ctx.db, tx => begin(tx, actor, input))
  } catch (error) {
    // Whoever begins without the lock on the person is still stopped by the schema: the other one is under way.
    if (!breaksConstraint(error, 'applications_one_living')) throw error
    return inTransaction(ctx.db, tx => begin(tx, actor, input))
  }
}

async function begin(tx: Tx, actor: SignedIn, { flowSlug, code }: ApplicationBegun) {
  const found = await readPublicFlow(tx, flowSlug)
  if (!found) return refuse({ reason: 'not_found' })
  await lockRows(tx, 'persons', [actor.personId])
  await lockRows(tx, 'flows', [found.flowId])
  // Read again under the locks: a newer version may have been published while this waited.
  const flow = (await readPublicFlow(tx, flowSlug)) ?? found
  const judged = await judgeApplicant(tx, actor.personId, flow)
  if (!judged.ok) {
    if (judged.reason !== 'already_applied') return judged
    return allow({ applicationId: judged.applicationId, isNew: false })
  }
  const origin = await findOrigin(tx, actor.personId, flow, code)
  const { id } = await tx
    .insertInto('applications')
    .values({
      person_id: actor.personId,
      flow_id: flow.flowId,
      flow_version_id: flow.versionId,
      source: origin.source,
      door_id: origin.doorId,
      nomination_id: origin.nominationId,
      current_step: firstStepOf(flow, origin.source),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAudit(tx, actor, {
    action: 'application.begun',
    subject: { kind: 'application', id },
    ...(flow.brand && { brandId: flow.brand.id }),
    details: { flowId: flow.flowId, version: flow.number, source: origin.source },
  })
  return allow({ applicationId: id, isNew: true })
}

type Origin = { source: Source; doorId: string | null; nominationId: string | null }

async function findOrigin(
  tx: Tx,
  personId: string,
  flow: PublicFlow,
  code: string | null | undefined,
): Promise<Origin> {
  const nomination = await findAcceptedNomination(tx, personId, flow.flowId)
  if (nomination) return { source: 'nomination', doorId: null, nominationId: nomination.id }
  const door = code ? await findDoor(tx, code) : null
  return door?.flowId === flow.flowId
    ? { source: door.source, doorId: door.doorId, nominationId: null }
    : { source: 'site', doorId: null, nominationId: null }
}

function firstStepOf({ definition }: PublicFlow, source: Source): string {
  const passage = readPassage(definition, {}, { way: wayOf(source), facts: {} })
  return passage.steps[0]?.step.id ?? ''
}
