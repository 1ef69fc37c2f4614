import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueEffect } from '../outbox/queue-effect.server'
import { type PlannedSlot, planSlots, type SlotsDraft, type SlotsPlan, type SlotsProblem } from './plan-slots'
import { readSlotsPage, type SlotsPage } from './slot-queries.server'

export type NewSlots = {
  part: 'whole' | 'choice'
  days: Omit<SlotsDraft, 'timeZone'>
  /** Seats in each of them. */
  capacity: number
  label: Bilingual
  minRank: number | null
  /** One grid for each of these models; none: slots that promise no vehicle. */
  modelIds: readonly string[]
}

export type SlotsRefusal =
  | { reason: 'not_found' }
  | { reason: 'cancelled' }
  | SlotsProblem
  /** The first slot or the last lies outside the event's own times. */
  | { reason: 'outside_event' }
  /** Whoever has a reservation would not sit in a slot that joined the event's whole afterwards. */
  | { reason: 'reserved' }

/** What these slots would be, in the venue's time: the page shows it before anything is written. Changes nothing. */
export async function previewSlots(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; slots: NewSlots },
): Promise<Result<SlotsPlan & { models: string[] }, SlotsRefusal>> {
  const page = await readSlotsPage(ctx.db, actor, input.eventId)
  return page === null ? refuse({ reason: 'not_found' }) : plan(page, input.slots)
}

/**
 * Adds slots to an event, by the plan that was previewed. Pressed twice, the second adds none: a slot of the same hours,
 * part and model is there already. The first slots to choose ask one of each reservation. Returns how many are new.
 */
export async function addSlots(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; slots: NewSlots },
): Promise<Result<{ added: number }, SlotsRefusal>> {
  const { eventId, slots } = input
  return inTransaction(ctx.db, async tx => {
    if (!(await readSlotsPage(tx, actor, eventId))) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'events', [eventId])
    const page = await readSlotsPage(tx, actor, eventId)
    if (!page) return refuse({ reason: 'not_found' })
    const planned = plan(page, slots)
    if (!planned.ok) return planned
    const known = new Set(page.slots.map(slot => nameOf(slot.part, slot, slot.model?.id ?? null)))
    const models = slots.modelIds.length > 0 ? slots.modelIds : [null]
    const rows = models.flatMap(modelId =>
      planned.value.slots
        .filter(each => !known.has(nameOf(slots.part, each, modelId)))
        .map(each => rowOf(eventId, slots, each, modelId)),
    )
    if (rows.length > 0) await write(tx, actor, page, rows)
    return allow({ added: rows.length })
  })
}

function plan(page: SlotsPage, slots: NewSlots): Result<SlotsPlan & { models: string[] }, SlotsRefusal> {
  const { event } = page
  if (event.state === 'cancelled') return refuse({ reason: 'cancelled' })
  const names = slots.modelIds.map(id => page.models.find(model => model.id === id)?.name)
  const models = names.flatMap(name => (name === undefined ? [] : [name]))
  if (models.length < names.length || (models.length > 0 && slots.part === 'whole'))
    return refuse({ reason: 'not_found' })
  const planned = planSlots({ ...slots.days, timeZone: event.timeZone })
  if (!planned.ok) return planned
  const isOutside = planned.value.slots.some(
    ({ startsAt, endsAt }) => startsAt < event.startsAt || endsAt > event.endsAt,
  )
  if (isOutside) return refuse({ reason: 'outside_event' })
  if (slots.part === 'whole' && event.seatsTaken > 0) return refuse({ reason: 'reserved' })
  return allow({ ...planned.value, models })
}

function nameOf(part: string, { startsAt, endsAt }: PlannedSlot, modelId: string | null): string {
  return `${part} ${startsAt.getTime()} ${endsAt.getTime()} ${modelId ?? ''}`
}

function rowOf(eventId: string, slots: NewSlots, { startsAt, endsAt }: PlannedSlot, modelId: string | null) {
  return {
    event_id: eventId,
    part: slots.part,
    starts_at: startsAt,
    ends_at: endsAt,
    capacity: slots.capacity,
    label_fr: slots.label.fr,
    label_en: slots.label.en,
    min_rank: slots.part === 'choice' ? slots.minRank : null,
    model_id: modelId,
    turnaround_minutes: slots.days.grid?.turnaround ?? 0,
    needs_instructor: modelId !== null,
  }
}

async function write(tx: Tx, actor: Actor, { event }: SlotsPage, rows: ReturnType<typeof rowOf>[]) {
  await tx.insertInto('slots').values(rows).execute()
  if (rows.some(row => row.part === 'choice'))
    await tx
      .updateTable('events')
      .set({ choices_min: 1, choices_max: 1 })
      .where('id', '=', event.id)
      .where('choices_max', '=', 0)
      .execute()
  await sql`select pg_notify('event_changed', ${event.id})`.execute(tx)
  // More to choose from is more to offer to those who wait.
  await queueEffect(tx, { kind: 'waitlist.promote', payload: { eventId: event.id } })
  await recordAudit(tx, actor, {
    action: 'event.slots_added',
    subject: { kind: 'event', id: event.id },
    brandId: event.brand.id,
    details: { slots: rows.length },
  })
}
