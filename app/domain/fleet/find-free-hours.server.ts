import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { toDrive } from './assign-drives.server'
import { planAssignments } from './plan-assignments'
import { readFleet } from './read-fleet.server'
import { findFleetIds, readDrives } from './store.server'

/** The hours still to come at which one more drive of a model could be promised, seats and crew, at this instant. */
export async function findFreeHours(
  db: DatabaseOrTx,
  { eventId, modelId }: { eventId: string; modelId: string },
): Promise<Date[]> {
  const slots = await findDriveableSlots(db, eventId)
  return slots.filter(slot => slot.modelId === modelId).map(slot => slot.startsAt)
}

/**
 * The slots still to come that promise a model and in which one more drive has seats and a crew at this instant, each
 * looked at alone.
 */
export async function findDriveableSlots(
  db: DatabaseOrTx,
  eventId: string,
): Promise<{ id: string; modelId: string; startsAt: Date }[]> {
  const { rows: slots } = await sql<{
    id: string
    model_id: string
    starts_at: Date
    ends_at: Date
    turnaround_minutes: number
    needs_instructor: boolean
  }>`
    select s.id, s.model_id, s.starts_at, s.ends_at, s.turnaround_minutes, s.needs_instructor from slots s
    where s.event_id = ${eventId} and s.model_id is not null and s.starts_at > clock_timestamp()
      and s.closed_at is null and live_seats(s.id) < s.capacity
    order by s.starts_at
  `.execute(db)
  if (slots.length === 0) return []
  const drives = (await readDrives(db, eventId))
    .filter(row => row.crew !== null)
    .map(row => toDrive(row, row.byHand))
  const fleet = await readFleet(db, eventId, await findFleetIds(db, [eventId]), { asFreed: true })
  return slots
    .filter(slot => {
      const from = slot.starts_at.getTime()
      const to = slot.ends_at.getTime() + slot.turnaround_minutes * 60_000
      const one = {
        id: slot.id,
        from,
        to,
        modelId: slot.model_id,
        needsInstructor: slot.needs_instructor,
        language: '',
      }
      const asked = { ...one, crew: null, isFixed: false, loss: null }
      return planAssignments({ ...fleet, drives: [...drives, asked] }).lost.length === 0
    })
    .map(slot => ({ id: slot.id, modelId: slot.model_id, startsAt: slot.starts_at }))
}
