import { sql } from 'kysely'
import type { Database, DatabaseOrTx } from '~db/client'
import { anEvent, type EventWishes } from './event'
import { someone } from './invitation'

export async function aModel(db: DatabaseOrTx, brandId: string, name = 'Cime Électrique'): Promise<string> {
  const { id } = await db
    .insertInto('vehicle_models')
    .values({ brand_id: brandId, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function aUnit(db: DatabaseOrTx, modelId: string, name: string): Promise<string> {
  const { id } = await db
    .insertInto('vehicles')
    .values({ model_id: modelId, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function anInstructor(
  db: DatabaseOrTx,
  brandId: string,
  fullName: string,
  languages: string[] = ['fr'],
): Promise<string> {
  const { id } = await db
    .insertInto('instructors')
    .values({ brand_id: brandId, full_name: fullName, languages })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A drive's hours on the day of the tests: "10:30" and its length, in minutes. */
export const atHour = (time: string) => new Date(`2037-02-12T${time}:00+02:00`)

export type DriveSlotWishes = {
  at: string
  minutes?: number
  turnaround?: number
  needsInstructor?: boolean
  capacity?: number
}

export async function aDriveSlot(
  db: DatabaseOrTx,
  { eventId, modelId, ...wishes }: { eventId: string; modelId: string } & DriveSlotWishes,
): Promise<string> {
  const startsAt = atHour(wishes.at)
  const { id } = await db
    .insertInto('slots')
    .values({
      event_id: eventId,
      part: 'choice',
      model_id: modelId,
      starts_at: startsAt,
      ends_at: new Date(startsAt.getTime() + (wishes.minutes ?? 30) * 60_000),
      turnaround_minutes: wishes.turnaround ?? 15,
      needs_instructor: wishes.needsInstructor ?? false,
      capacity: wishes.capacity ?? 12,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type DriveDay = {
  eventId: string
  /** The slot of the whole, which every reservation sits in. */
  wholeSlotId: string
  brandId: string
  modelId: string
  unitIds: string[]
  guideIds: string[]
}

/** An event with units of one model and instructors; its slots are for the test to lay. */
export async function aDriveDay(
  db: Database,
  wishes: { units?: number; guides?: string[][]; modelId?: string; event?: EventWishes } = {},
): Promise<DriveDay> {
  const event = await anEvent(db, { capacity: 200, ...wishes.event })
  const modelId = wishes.modelId ?? (await aModel(db, event.brandId))
  const unitIds: string[] = []
  for (let index = 1; index <= (wishes.units ?? 2); index++)
    unitIds.push(await aUnit(db, modelId, `Cime ${index}`))
  const guideIds: string[] = []
  for (const [index, languages] of (wishes.guides ?? []).entries())
    guideIds.push(await anInstructor(db, event.brandId, `Guide ${index + 1}`, languages))
  const eventId = event.id
  if (unitIds.length > 0)
    await db
      .insertInto('event_vehicles')
      .values(unitIds.map(id => ({ event_id: eventId, vehicle_id: id })))
      .execute()
  if (guideIds.length > 0)
    await db
      .insertInto('event_instructors')
      .values(guideIds.map(id => ({ event_id: eventId, instructor_id: id })))
      .execute()
  return { eventId, wholeSlotId: event.slotId, brandId: event.brandId, modelId, unitIds, guideIds }
}

export type DriverWishes = {
  state?: 'held' | 'offered' | 'confirmed'
  locale?: 'fr' | 'en'
  familyName?: string
  seats?: number
}

/** Someone with a reservation in these slots; no crew yet. */
export async function aDriver(
  db: DatabaseOrTx,
  eventId: string,
  slotIds: readonly string[],
  { state = 'confirmed', seats = 1, ...wishes }: DriverWishes = {},
): Promise<{ reservationId: string; personId: string }> {
  const { id: personId } = await someone(db, wishes)
  const { id: reservationId } = await db
    .insertInto('reservations')
    .values({
      event_id: eventId,
      person_id: personId,
      state,
      seats,
      source: state === 'offered' ? 'staff' : 'member',
      expires_at: state === 'confirmed' ? null : sql<Date>`clock_timestamp() + interval '30 minutes'`,
      confirmed_at: state === 'confirmed' ? sql<Date>`clock_timestamp()` : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (slotIds.length > 0)
    await db
      .insertInto('reservation_slots')
      .values(slotIds.map(id => ({ reservation_id: reservationId, slot_id: id, event_id: eventId })))
      .execute()
  return { reservationId, personId }
}

export type CrewRow = {
  reservationId: string
  slotId: string
  unitId: string
  instructorId: string | null
  byHand: boolean
}

/** Every crew of an event, in the order of the day. */
export async function crewsOf(db: DatabaseOrTx, eventId: string): Promise<CrewRow[]> {
  return db
    .selectFrom('drive_assignments as a')
    .innerJoin('slots as s', 's.id', 'a.slot_id')
    .select([
      'a.reservation_id as reservationId',
      'a.slot_id as slotId',
      'a.vehicle_id as unitId',
      'a.instructor_id as instructorId',
      'a.by_hand as byHand',
    ])
    .where('s.event_id', '=', eventId)
    .orderBy('s.starts_at')
    .orderBy('a.assigned_at')
    .execute()
}
