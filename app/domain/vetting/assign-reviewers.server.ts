import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { runsTheClub, type SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { listEligibleReaders } from './eligible-readers.server'
import { isOpen } from './policy'
import { findVetted, type Vetted } from './store.server'

export type AssignRefusal =
  | { reason: 'not_found' | 'not_yours' | 'closed' }
  /** Someone who does not read this brand's applications, or not any more. */
  | { reason: 'not_eligible' }

/**
 * Says who reads an application: exactly these people from now on. Whoever has voted stays asked, named or not. Only for
 * those who run the club, while the application waits for an answer.
 */
export async function assignReviewers(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: { applicationId: string; reviewerIds: readonly string[] },
): Promise<Result<undefined, AssignRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findVetted(tx, actor, input.applicationId)
    if (!found) return refuse({ reason: 'not_found' })
    if (!runsTheClub(actor)) return refuse({ reason: 'not_yours' })
    await lockRows(tx, 'applications', [found.id])
    const application = await findVetted(tx, actor, found.id)
    if (!application || !isOpen(application.state)) return refuse({ reason: 'closed' })
    const before = await readAssigned(tx, application.id)
    const eligible = new Set((await listEligibleReaders(tx, application.flow.brandId)).map(({ id }) => id))
    const wanted = new Set(input.reviewerIds)
    const added = [...wanted].filter(id => !before.some(each => each.id === id))
    if (added.some(id => !eligible.has(id) || id === application.personId))
      return refuse({ reason: 'not_eligible' })
    const removed = before.filter(({ id, hasVoted }) => !wanted.has(id) && !hasVoted).map(({ id }) => id)
    await write(tx, actor, application, { added, removed })
    return allow()
  })
}

async function readAssigned(tx: Tx, applicationId: string): Promise<{ id: string; hasVoted: boolean }[]> {
  return tx
    .selectFrom('application_assignments as s')
    .leftJoin('reviews as r', join =>
      join.onRef('r.application_id', '=', 's.application_id').onRef('r.reviewer_id', '=', 's.reviewer_id'),
    )
    .select('s.reviewer_id as id')
    .select(eb => eb('r.vote', 'is not', null).as('hasVoted'))
    .where('s.application_id', '=', applicationId)
    .$castTo<{ id: string; hasVoted: boolean }>()
    .execute()
}

async function write(
  tx: Tx,
  actor: SignedIn,
  { id, flow }: Vetted,
  { added, removed }: { added: string[]; removed: string[] },
): Promise<void> {
  if (removed.length > 0)
    await tx
      .deleteFrom('application_assignments')
      .where('application_id', '=', id)
      .where('reviewer_id', 'in', removed)
      .execute()
  if (added.length > 0)
    await tx
      .insertInto('application_assignments')
      .values(added.map(reviewer_id => ({ application_id: id, reviewer_id, assigned_by: actor.personId })))
      .execute()
  const record = (action: string, reviewerId: string) =>
    recordAudit(tx, actor, {
      action,
      subject: { kind: 'application', id },
      ...(flow.brandId && { brandId: flow.brandId }),
      details: { reviewerId },
    })
  for (const reviewerId of added) await record('application.assigned', reviewerId)
  for (const reviewerId of removed) await record('application.unassigned', reviewerId)
}
