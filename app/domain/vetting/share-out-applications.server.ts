import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { flowDefinition } from '../qualification/schema'
import { listEligibleReaders } from './eligible-readers.server'
import { type ReaderLoad, type Share, shareOut, type ToShare } from './share-out'

const worker: Actor = { kind: 'system' }
const atOnce = 200

/**
 * Gives an application that has just been sent its readers: as many as its programme needs votes, each time the one of
 * that brand with the least to read. Run again, or with readers enough, it does nothing. The caller's transaction holds
 * the lock on the application, or this one takes it.
 */
export async function assignOnSubmission(tx: Tx, applicationId: string): Promise<void> {
  await shareAmong(tx, worker, [applicationId])
}

/** The same in a transaction of its own, for the worker. */
export async function assignReaders(ctx: Pick<Ctx, 'db'>, applicationId: string): Promise<void> {
  await inTransaction(ctx.db, tx => assignOnSubmission(tx, applicationId))
}

/**
 * Shares out every application that waits for an answer and lacks readers, the earliest promise first. Answers how many
 * were given to somebody. Only for those who run the club.
 */
export async function shareOutApplications(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
): Promise<Result<{ shared: number }, { reason: 'not_yours' }>> {
  if (!runsTheClub(actor)) return refuse({ reason: 'not_yours' })
  const enough = sql`greatest(1, (v.definition -> 'committee' ->> 'quorum')::int)`
  return inTransaction(ctx.db, async tx => {
    const shares = await shareAmong(tx, actor, await findLacking(tx, enough))
    return allow({ shared: new Set(shares.map(({ applicationId }) => applicationId)).size })
  })
}

/** Gives readers to every application that has none at all, in case the effect that does so was lost. */
export async function assignForgottenApplications(ctx: Pick<Ctx, 'db'>): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    await shareAmong(tx, worker, await findLacking(tx, sql`1`))
  })
}

async function findLacking(tx: Tx, enough: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from applications a join flow_versions v on v.id = a.flow_version_id
    where a.state = 'submitted'
      and not exists (select 1 from decisions d where d.application_id = a.id and d.state in ('pending', 'released'))
      and (select count(*) from application_assignments s where s.application_id = a.id) < ${enough}
    order by a.reply_by, a.id limit ${atOnce}
  `.execute(tx)
  return rows.map(({ id }) => id)
}

async function shareAmong(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Share[]> {
  await lockRows(tx, 'applications', ids)
  const applications = await readWhatLacks(tx, ids)
  const loads = new Map<string, number>()
  const shares: Share[] = []
  // One brand after another, carrying on what each reader has been given meanwhile.
  for (const brandId of new Set(applications.map(each => each.brandId))) {
    const readers: ReaderLoad[] = (await listEligibleReaders(tx, brandId)).map(({ id, load }) => ({
      id,
      load: load + (loads.get(id) ?? 0),
    }))
    const shared = shareOut(
      applications.filter(each => each.brandId === brandId),
      readers,
    )
    for (const { readerId } of shared) loads.set(readerId, (loads.get(readerId) ?? 0) + 1)
    shares.push(...shared)
  }
  if (shares.length > 0) await writeShares(tx, actor, shares, applications)
  return shares
}

type Lacking = ToShare & { brandId: string | null }

async function readWhatLacks(tx: Tx, ids: readonly string[]): Promise<Lacking[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Omit<Lacking, 'wanted'> & { definition: unknown }>`
    select a.id, f.brand_id as "brandId", v.definition,
      array(select s.reviewer_id from application_assignments s where s.application_id = a.id) as assigned,
      array(select r.person_id from staff_roles r where has_interest(a.id, r.person_id)) as excluded
    from applications a join flows f on f.id = a.flow_id join flow_versions v on v.id = a.flow_version_id
    where a.id = any(${[...ids]}::uuid[]) and a.state = 'submitted'
    order by a.reply_by, a.id
  `.execute(tx)
  return rows.map(({ definition, ...row }) => ({
    ...row,
    wanted: Math.max(1, flowDefinition.parse(definition).committee.quorum),
  }))
}

async function writeShares(tx: Tx, actor: Actor, shares: Share[], applications: Lacking[]): Promise<void> {
  await tx
    .insertInto('application_assignments')
    .values(
      shares.map(({ applicationId, readerId }) => ({
        application_id: applicationId,
        reviewer_id: readerId,
        assigned_by: actor.kind === 'person' ? actor.personId : null,
      })),
    )
    .onConflict(conflict => conflict.columns(['application_id', 'reviewer_id']).doNothing())
    .execute()
  for (const { applicationId, readerId } of shares) {
    const brandId = applications.find(({ id }) => id === applicationId)?.brandId
    await recordAudit(tx, actor, {
      action: 'application.assigned',
      subject: { kind: 'application', id: applicationId },
      ...(brandId && { brandId }),
      details: { reviewerId: readerId },
    })
  }
}
