import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { readEventFleet } from './queries.server'

export type PlaceRefusal =
  | { reason: 'not_found' }
  /** These have drives at the event: they are given to others first. */
  | { reason: 'in_use'; names: string[] }

/**
 * Says which units and instructors of its brand stand at an event. What still has drives there does not leave. What is
 * not the brand's own is not found.
 */
export async function placeFleet(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; unitIds: readonly string[]; instructorIds: readonly string[] },
): Promise<Result<undefined, PlaceRefusal>> {
  if (![input.eventId, ...input.unitIds, ...input.instructorIds].every(isUuid))
    return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const event = await tx
      .selectFrom('events')
      .select(['id', 'brand_id'])
      .where('id', '=', input.eventId)
      .executeTakeFirst()
    if (!event || !worksFor(actor, event.brand_id)) return refuse({ reason: 'not_found' })
    const own = { id: event.id, brand: { id: event.brand_id } }
    const before = await readEventFleet(tx, actor, own)
    const allUnits = before.models.flatMap(model => model.units)
    const knows = (ids: readonly string[], all: readonly { id: string }[]) =>
      ids.every(id => all.some(one => one.id === id))
    if (!knows(input.unitIds, allUnits) || !knows(input.instructorIds, before.instructors))
      return refuse({ reason: 'not_found' })
    const isLeaving = (one: { id: string; isHere: boolean }, ids: readonly string[]) =>
      one.isHere && !ids.includes(one.id)
    const idsOf = (ones: readonly { id: string }[]) => ones.map(one => one.id)
    await lockRows(tx, 'vehicles', idsOf(allUnits.filter(one => isLeaving(one, input.unitIds))))
    await lockRows(
      tx,
      'instructors',
      idsOf(before.instructors.filter(one => isLeaving(one, input.instructorIds))),
    )
    const now = await readEventFleet(tx, actor, own)
    const names = [
      ...now.models
        .flatMap(model => model.units)
        .filter(one => isLeaving(one, input.unitIds) && one.drives > 0)
        .map(one => one.name),
      ...now.instructors
        .filter(one => isLeaving(one, input.instructorIds) && one.drives > 0)
        .map(one => one.fullName),
    ]
    if (names.length > 0) return refuse({ reason: 'in_use', names })
    await write(tx, input)
    await recordAudit(tx, actor, {
      action: 'event.fleet_placed',
      subject: { kind: 'event', id: event.id },
      brandId: event.brand_id,
      details: { units: input.unitIds.length, instructors: input.instructorIds.length },
    })
    return allow()
  })
}

async function write(
  tx: Tx,
  { eventId, unitIds, instructorIds }: Parameters<typeof placeFleet>[2],
): Promise<void> {
  await tx
    .deleteFrom('event_vehicles')
    .where('event_id', '=', eventId)
    .$if(unitIds.length > 0, query => query.where('vehicle_id', 'not in', unitIds))
    .execute()
  await tx
    .deleteFrom('event_instructors')
    .where('event_id', '=', eventId)
    .$if(instructorIds.length > 0, query => query.where('instructor_id', 'not in', instructorIds))
    .execute()
  if (unitIds.length > 0)
    await tx
      .insertInto('event_vehicles')
      .values(unitIds.map(id => ({ event_id: eventId, vehicle_id: id })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
  if (instructorIds.length > 0)
    await tx
      .insertInto('event_instructors')
      .values(instructorIds.map(id => ({ event_id: eventId, instructor_id: id })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
}
