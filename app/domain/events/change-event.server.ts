import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueEffect } from '../outbox/queue-effect.server'
import { type DraftProblem, type EventDraft, problemsOfDraft } from './draft'
import { readEventForStaff } from './queries.server'
import { columnsOf } from './store.server'
import type { StaffEvent } from './types'

/** What members count on once the event is published: it stays as it was told. */
export const fixedOncePublished = [
  'venue',
  'city',
  'timeZone',
  'startsAt',
  'endsAt',
  'replyClosesAt',
  'guestsAllowed',
  'visibility',
  'minRank',
  'bookingsOpenAt',
  'deposit',
  'refundSteps',
] as const satisfies readonly (keyof EventDraft)[]
export type FixedField = (typeof fixedOncePublished)[number]

export type ChangeRefusal =
  | { reason: 'not_found' }
  | { reason: 'cancelled' }
  | { reason: 'invalid'; problems: DraftProblem[] }
  /** Someone else changed it since the form was opened. */
  | { reason: 'stale'; version: number }
  | { reason: 'fixed'; fields: FixedField[] }
  | { reason: 'seats_taken'; taken: number }

/**
 * Rewrites an event. A draft changes freely; once published, title, story, host, picture and number of seats may
 * change, and the rest is `fixed`. Seats already taken (confirmed, or held at this instant) cannot be taken away:
 * `seats_taken` tells how many. `version` is the one that the form was opened with.
 */
export async function changeEvent(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; version: number; draft: EventDraft },
): Promise<Result<{ version: number }, ChangeRefusal>> {
  try {
    return await inTransaction(ctx.db, tx => change(tx, actor, input))
  } catch (error) {
    if (!breaksConstraint(error, 'seats_within_capacity')) throw error
    const event = await readEventForStaff(ctx.db, actor, input.eventId)
    return refuse({ reason: 'seats_taken', taken: event?.seatsTaken ?? input.draft.capacity + 1 })
  }
}

async function change(
  tx: Tx,
  actor: Actor,
  { eventId, version, draft }: { eventId: string; version: number; draft: EventDraft },
): Promise<Result<{ version: number }, ChangeRefusal>> {
  const event = await readEventForStaff(tx, actor, eventId)
  if (event === null) return refuse({ reason: 'not_found' })
  if (event.state === 'cancelled') return refuse({ reason: 'cancelled' })
  if (event.version !== version) return refuse({ reason: 'stale', version: event.version })
  const problems = problemsOfDraft(draft)
  if (problems.length > 0) return refuse({ reason: 'invalid', problems })
  const fields = event.state === 'published' ? changedFields(event, draft) : []
  if (fields.length > 0) return refuse({ reason: 'fixed', fields })

  await lockRows(tx, 'events', [eventId])
  await lockRows(tx, 'slots', event.slotId === null ? [] : [event.slotId])
  const { rows } = await sql<{ taken: number }>`select live_event_seats(${eventId}) as taken`.execute(tx)
  const taken = rows[0]?.taken ?? 0
  if (taken > draft.capacity) return refuse({ reason: 'seats_taken', taken })

  const written = await tx
    .updateTable('events')
    .set({
      ...columnsOf(draft),
      version: version + 1,
      // Where staff laid out several slots, each has its own seats, and these bound them together.
      ...(event.slotId === null && { capacity: draft.capacity }),
    })
    .where('id', '=', eventId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (!written) return refuse({ reason: 'stale', version: version + 1 })
  if (event.slotId !== null)
    await tx
      .updateTable('slots')
      .set({ starts_at: draft.startsAt, ends_at: draft.endsAt, capacity: draft.capacity })
      .where('id', '=', event.slotId)
      .execute()
  await recordAudit(tx, actor, {
    action: 'event.changed',
    subject: { kind: 'event', id: eventId },
    brandId: event.brand.id,
    details: { version: written.version, seats: draft.capacity },
  })
  if (draft.capacity > event.capacity)
    await queueEffect(tx, { kind: 'waitlist.promote', payload: { eventId } })
  return allow({ version: written.version })
}

function changedFields(event: StaffEvent, draft: EventDraft): FixedField[] {
  return fixedOncePublished.filter(field => printOf(field, event) !== printOf(field, draft))
}

/** One text for one meaning: the order in which steps are kept, or keys within a step, says nothing. */
function printOf(field: FixedField, of: Pick<EventDraft, FixedField>): string {
  if (field === 'refundSteps')
    return of.refundSteps
      .map(step => `${step.until_days_before}:${step.percent}`)
      .sort()
      .join()
  if (field === 'deposit') return of.deposit === null ? '' : `${of.deposit.amount} ${of.deposit.currency}`
  return JSON.stringify(of[field])
}
