import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { findEventsHit, type OutagePlan, planOutage } from './plan-outage.server'
import type { Span } from './plan-types'
import { readUnit } from './queries.server'
import { freeEndedCrews, lockCrews, lockFleet, readDrives, writeCrew } from './store.server'
import { writeLost } from './write-lost.server'

export type Outage = { unitId: string; from: Date; until: Date | null; because: string }
export type OutageRefusal = { reason: 'not_found' } | { reason: 'backwards' } | { reason: 'moved_on' }

/** What recording this outage would change, read at this instant. Changes nothing. */
export async function previewOutage(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  outage: Omit<Outage, 'because'>,
): Promise<Result<OutagePlan, { reason: 'not_found' } | { reason: 'backwards' }>> {
  if (!(await readUnit(ctx.db, actor, outage.unitId))) return refuse({ reason: 'not_found' })
  const span = spanOf(outage)
  if (span.to <= span.from) return refuse({ reason: 'backwards' })
  const now = await readClock(ctx.db)
  return allow(await planOutage(ctx.db, { unitId: outage.unitId, span }, { now }))
}

/**
 * Records that a unit is out and re-plans what it was promised for, in one transaction, exactly as it was shown: when
 * the plan of this instant has another mark than the one shown, nothing happens and the answer is `moved_on`. A drive
 * that no plan keeps is taken off its reservation, and its member alone is written to.
 */
export async function recordOutage(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { mark, ...outage }: Outage & { mark: string },
): Promise<Result<{ moved: number; lost: number }, OutageRefusal>> {
  const span = spanOf(outage)
  if (span.to <= span.from) return refuse({ reason: 'backwards' })
  return inTransaction(ctx.db, async tx => {
    const unit = await readUnit(tx, actor, outage.unitId)
    if (!unit) return refuse({ reason: 'not_found' })
    const hit = { unitId: unit.id, span }
    const eventIds = await findEventsHit(tx, hit)
    const before = (await Promise.all(eventIds.map(eventId => readDrives(tx, eventId)))).flat()
    await lockRows(tx, 'reservations', [...new Set(before.map(drive => drive.reservationId))])
    if (eventIds.length === 0) await lockRows(tx, 'vehicles', [unit.id])
    const held = await lockFleet(tx, eventIds)
    await freeEndedCrews(tx, held)
    const drives = (await Promise.all(eventIds.map(eventId => readDrives(tx, eventId)))).flat()
    const writable = await lockCrews(tx, drives)
    const now = await readClock(tx)
    const plan = await planOutage(tx, hit, { now, held, writable })
    if (plan.mark !== mark) return refuse({ reason: 'moved_on' })

    await tx
      .insertInto('vehicle_outages')
      .values({
        vehicle_id: unit.id,
        during: sql<string>`tstzrange(${outage.from}, ${outage.until}, '[)')`,
        because: outage.because,
        recorded_by: actor.kind === 'system' ? null : actor.personId,
      })
      .execute()
    const counts = await carryOut(tx, plan)
    await recordAudit(tx, actor, {
      action: 'unit.out',
      subject: { kind: 'unit', id: unit.id },
      brandId: unit.brandId,
      details: counts,
    })
    return allow(counts)
  })
}

async function carryOut(tx: Tx, plan: OutagePlan): Promise<{ moved: number; lost: number }> {
  for (const { eventId, moved, lost } of plan.events) {
    for (const { drive, crew } of moved) await writeCrew(tx, drive, crew)
    for (const drive of lost) {
      const { reservationId, slotId } = drive
      await tx
        .insertInto('lost_drives')
        .values({ reservation_id: reservationId, event_id: eventId, slot_id: slotId })
        .onConflict(conflict => conflict.doNothing())
        .execute()
      await tx
        .deleteFrom('reservation_slots')
        .where('reservation_id', '=', reservationId)
        .where('slot_id', '=', slotId)
        .execute()
    }
    await writeLost(tx, eventId, lost)
  }
  const sum = (count: (replan: OutagePlan['events'][number]) => number) =>
    plan.events.reduce((total, replan) => total + count(replan), 0)
  return { moved: sum(({ moved }) => moved.length), lost: sum(({ lost }) => lost.length) }
}

function spanOf({ from, until }: Pick<Outage, 'from' | 'until'>): Span {
  return { from: from.getTime(), to: until?.getTime() ?? Number.POSITIVE_INFINITY }
}
