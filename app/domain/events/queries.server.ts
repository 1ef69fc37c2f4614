import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { isToldOf, readsGuestListOf } from './scope.server'
import type { ArtKind, EventFacts, EventState, Rank, RefundStep, StaffEvent, Visibility } from './types'

/** One line of the programme as its staff read it. */
export type EventRow = Pick<
  StaffEvent,
  | 'id'
  | 'slug'
  | 'brand'
  | 'title'
  | 'venue'
  | 'city'
  | 'timeZone'
  | 'startsAt'
  | 'endsAt'
  | 'state'
  | 'art'
  | 'capacity'
  | 'seatsTaken'
>

/** The tiers of the club by rank, the lowest first: those that an event may name. */
export async function listRanks(db: DatabaseOrTx): Promise<Rank[]> {
  const rows = await db
    .selectFrom('tiers')
    .select(['rank', 'name_fr as fr', 'name_en as en'])
    .orderBy('rank')
    .execute()
  return rows.map(({ rank, fr, en }) => ({ rank, name: { fr, en } }))
}

/** Every event whose guest list the actor may read, by its first day. */
export async function listEvents(db: DatabaseOrTx, actor: Actor): Promise<EventRow[]> {
  const rows = await selectStaffEvents(db)
    .where(readsGuestListOf(actor, { id: 'e.id', brandId: 'e.brand_id' }))
    .orderBy('e.starts_at')
    .orderBy('e.id')
    .execute()
  return rows.map(toStaffEvent)
}

/** One event for those who do its brand's work; null for everyone else, as if it did not exist. */
export async function readEventForStaff(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<StaffEvent | null> {
  if (!isUuid(eventId)) return null
  const row = await selectStaffEvents(db)
    .where('e.id', '=', eventId)
    .where(worksForBrand(actor, 'e.brand_id'))
    .executeTakeFirst()
  return row ? toStaffEvent(row) : null
}

/** One event for those who may read its guest list: its brand's staff, managers, and its door. */
export async function readEventForDoor(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<StaffEvent | null> {
  if (!isUuid(eventId)) return null
  const row = await selectStaffEvents(db)
    .where('e.id', '=', eventId)
    .where(readsGuestListOf(actor, { id: 'e.id', brandId: 'e.brand_id' }))
    .executeTakeFirst()
  return row ? toStaffEvent(row) : null
}

/**
 * What a person may read of an event: they were invited to it, have a reservation, or are a member and it is announced
 * to members. A letter's reader sees the event of their letter only. Staff of the brand see it too. Null for everyone
 * else.
 */
export async function readEventFacts(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<EventFacts | null> {
  if (!isUuid(eventId)) return null
  const row = await selectStaffEvents(db)
    .where('e.id', '=', eventId)
    .where(isToldOf(actor))
    .executeTakeFirst()
  return row ? toEventFacts(row) : null
}

/** The same by the last part of the event's address. */
export async function readEventFactsBySlug(
  db: DatabaseOrTx,
  actor: Actor,
  slug: string,
): Promise<EventFacts | null> {
  const row = await selectStaffEvents(db).where('e.slug', '=', slug).where(isToldOf(actor)).executeTakeFirst()
  return row ? toEventFacts(row) : null
}

/** Announced events that are not over and that the actor may read of, by their first day, with their seats. */
export async function listComingEvents(
  db: DatabaseOrTx,
  actor: Actor,
): Promise<(EventFacts & { capacity: number; seatsTaken: number })[]> {
  const rows = await selectStaffEvents(db)
    .where(isToldOf(actor))
    .where('e.state', '<>', 'draft')
    .where('e.ends_at', '>', sql<Date>`clock_timestamp()`)
    .orderBy('e.starts_at')
    .orderBy('e.id')
    .execute()
  return rows.map(row => ({
    ...toEventFacts(row),
    capacity: row.seats,
    seatsTaken: row.seats_taken,
  }))
}

/** How many people an event can seat: its own bound, or what its slots allow. */
export async function readCapacity(db: DatabaseOrTx, eventId: string): Promise<number> {
  const { rows } = await sql<{ seats: number }>`select event_seats(${eventId}::uuid) as seats`.execute(db)
  return rows[0]?.seats ?? 0
}

function selectStaffEvents(db: DatabaseOrTx) {
  return db
    .selectFrom('events as e')
    .innerJoin('brands as b', 'b.id', 'e.brand_id')
    .select([
      'e.id',
      'e.slug',
      'e.title_fr',
      'e.title_en',
      'e.story_fr',
      'e.story_en',
      'e.host_name',
      'e.host_title',
      'e.venue',
      'e.venue_city',
      'e.time_zone',
      'e.starts_at',
      'e.ends_at',
      'e.rsvp_closes_at',
      'e.guests_allowed',
      'e.visibility',
      'e.min_rank',
      'e.bookings_open_at',
      'e.state',
      'e.art',
      'e.deposit_amount',
      'e.deposit_currency',
      'e.refund_steps',
      'e.version',
      'b.id as brand_id',
      'b.slug as brand_slug',
      'b.name as brand_name',
      'b.accent as brand_accent',
      sql<string | null>`only_slot(e.id)`.as('slot_id'),
      sql<number>`event_seats(e.id)`.as('seats'),
      sql<number>`live_event_seats(e.id)`.as('seats_taken'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectStaffEvents>['executeTakeFirstOrThrow']>>

function toEventFacts(row: Row): EventFacts {
  return {
    id: row.id,
    slug: row.slug,
    brand: { id: row.brand_id, slug: row.brand_slug, name: row.brand_name, accent: row.brand_accent },
    title: { fr: row.title_fr, en: row.title_en },
    story: { fr: row.story_fr, en: row.story_en },
    hostName: row.host_name,
    hostTitle: row.host_title,
    venue: row.venue,
    city: row.venue_city,
    timeZone: row.time_zone,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    replyClosesAt: row.rsvp_closes_at,
    guestsAllowed: row.guests_allowed,
    visibility: row.visibility as Visibility,
    minRank: row.min_rank,
    bookingsOpenAt: row.bookings_open_at,
    state: row.state as EventState,
    art: row.art as ArtKind,
    deposit:
      row.deposit_amount === null || row.deposit_currency === null
        ? null
        : { amount: row.deposit_amount, currency: row.deposit_currency },
    refundSteps: (row.refund_steps as RefundStep[]).map(({ until_days_before, percent }) => ({
      until_days_before,
      percent,
    })),
  }
}

function toStaffEvent(row: Row): StaffEvent {
  return {
    ...toEventFacts(row),
    version: row.version,
    slotId: row.slot_id,
    capacity: row.seats,
    seatsTaken: row.seats_taken,
  }
}
