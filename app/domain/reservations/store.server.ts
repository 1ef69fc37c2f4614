import { sql } from 'kysely'
import type { Locale } from '~/shared/copy'
import type { DatabaseOrTx, Tx } from '~db/client'
import { queueCheckoutClosing } from '../deposits/store.server'
import type { ArtKind, EventState } from '../events/types'
import type { Actor } from '../kernel/actor'
import { isOwnReservation } from '../kernel/own-reservation.server'
import { isUuid } from '../kernel/uuid'
import { endAddition } from './additions.server'
import { giveBackBenefits } from './count-benefits.server'
import { standingOf } from './policy'
import { queuePromotion } from './queue-promotion.server'
import type { EndCause, LiveReservation, ReservationState } from './types'

/** A reservation with what its use-cases decide on: its event and its person. */
export type ReservationRow = {
  id: string
  state: ReservationState
  seats: number
  expiresAt: Date | null
  confirmedAt: Date | null
  endedAt: Date | null
  endedBecause: EndCause | null
  createdAt: Date
  invitationId: string | null
  /** The names that are known; those who come along without one are counted in `seats`. */
  guests: string[]
  /** The slots that were chosen, in the order of the day; those of the event's whole are not among them. */
  slotIds: string[]
  person: {
    id: string
    givenName: string
    familyName: string
    civility: 'mme' | 'm' | 'dr' | null
    locale: Locale
    address: string
  }
  event: {
    id: string
    brandId: string
    brandName: string
    accent: string
    slug: string
    titleFr: string
    titleEn: string
    /** Who receives there, and is written to. */
    hostName: string
    art: ArtKind
    venue: string
    city: string
    timeZone: string
    startsAt: Date
    endsAt: Date
    replyClosesAt: Date
    state: EventState
    /** Seats over all slots together; null: the slots alone bound it. */
    capacity: number | null
    /** How often what is told of it, or what the party is in it, has changed; and when what is told of it last did. */
    revision: number
    changedAt: Date | null
  }
}

/**
 * One reservation that this actor may know of: the person's own, or that of the invitation whose letter they hold. The
 * worker knows them all. Null for any other: nobody learns that it exists.
 */
export async function findReservation(
  db: DatabaseOrTx,
  actor: Actor,
  id: string,
): Promise<ReservationRow | null> {
  if (!isUuid(id)) return null
  const row = await selectReservations(db, actor).where('r.id', '=', id).executeTakeFirst()
  return row ? shapeRow(row) : null
}

/** Those of the actor, the latest first. */
export async function findReservations(db: DatabaseOrTx, actor: Actor): Promise<ReservationRow[]> {
  const rows = await selectReservations(db, actor)
    .orderBy('e.starts_at', 'desc')
    .orderBy('r.created_at', 'desc')
    .execute()
  return rows.map(shapeRow)
}

type Who = { eventId: string; personId: string }

/** Ids of what a person has open for an event: at most one, by the schema. It may have run out. */
export async function findOpenIds(db: DatabaseOrTx, { eventId, personId }: Who): Promise<string[]> {
  const open = await db
    .selectFrom('reservations')
    .select('id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['held', 'offered', 'confirmed'])
    .execute()
  return open.map(row => row.id)
}

export type LiveNow = LiveReservation & { expiresAt: Date | null }

/** What a person has live for an event at `now`, looked at without a lock. */
export async function peekLive(db: DatabaseOrTx, who: Who, now: Date): Promise<LiveNow | null> {
  for (const id of await findOpenIds(db, who)) {
    const found = await findReservation(db, { kind: 'system' }, id)
    const live = found && liveAt(found, now)
    if (live) return live
  }
  return null
}

/** Of these reservations, all locked by the caller, returns the one that is live, and marks those that have run out so that they stand in nobody's way. */
export async function findLive(tx: Tx, ids: readonly string[], now: Date): Promise<LiveNow | null> {
  let live: LiveNow | null = null
  for (const id of ids) {
    const found = await findReservation(tx, { kind: 'system' }, id)
    if (!found || found.state === 'lapsed' || found.state === 'cancelled') continue
    if (standingOf(found, now) === 'lapsed') await markLapsed(tx, id, now)
    else live = liveAt(found, now)
  }
  return live
}

function liveAt(found: ReservationRow, now: Date): LiveNow | null {
  const state = standingOf(found, now)
  if (state === 'lapsed' || state === 'cancelled') return null
  const { id, seats, guests, slotIds, expiresAt } = found
  return { id, state, seats, guests, slotIds, expiresAt }
}

/** Marks a hold that ran out, and has its checkout closed. Frees seats that were already free: no slot is locked. */
export async function markLapsed(tx: Tx, id: string, now: Date): Promise<void> {
  await endReservation(tx, id, { state: 'lapsed', because: 'ran_out', now })
}

/**
 * Ends a reservation, has its checkout closed, gives back what it used of a tier, and has its seats offered to those who
 * wait. Freeing seats needs no lock on their slots.
 */
export async function endReservation(
  tx: Tx,
  id: string,
  end: { state: 'lapsed' | 'cancelled'; because: EndCause; now: Date },
): Promise<void> {
  const { event_id: eventId } = await tx
    .updateTable('reservations')
    .set({ state: end.state, ended_at: end.now, ended_because: end.because })
    .where('id', '=', id)
    .returning('event_id')
    .executeTakeFirstOrThrow()
  await endAddition(tx, id, 'reservation_ended')
  await queueCheckoutClosing(tx, id)
  await giveBackBenefits(tx, id, end.now)
  await queuePromotion(tx, eventId)
}

function selectReservations(db: DatabaseOrTx, actor: Actor) {
  return db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .innerJoin('brands as b', 'b.id', 'e.brand_id')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .select([
      'r.id',
      'r.state',
      'r.seats',
      'r.expires_at as expiresAt',
      'r.confirmed_at as confirmedAt',
      'r.ended_at as endedAt',
      'r.ended_because as endedBecause',
      'r.created_at as createdAt',
      'r.pass_number as passNumber',
      'r.invitation_id as invitationId',
      'p.id as personId',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.civility',
      'p.locale',
      'p.address',
      'e.id as eventId',
      'e.brand_id as brandId',
      'e.host_name as hostName',
      'b.name as brandName',
      'b.accent',
      'e.slug',
      'e.title_fr as titleFr',
      'e.title_en as titleEn',
      'e.art',
      'e.venue',
      'e.venue_city as city',
      'e.time_zone as timeZone',
      'e.starts_at as startsAt',
      'e.ends_at as endsAt',
      'e.rsvp_closes_at as replyClosesAt',
      'e.state as eventState',
      'e.capacity',
      sql<number>`(select count(*)::integer from event_changes c where c.event_id = e.id)`.as('revision'),
      sql<Date | null>`(select max(c.changed_at) from event_changes c where c.event_id = e.id)`.as(
        'changedAt',
      ),
    ])
    .select(eb =>
      eb
        .selectFrom('guests as g')
        .select(sql<string[]>`coalesce(array_agg(g.full_name order by g.position), '{}')`.as('names'))
        .whereRef('g.reservation_id', '=', 'r.id')
        .as('guests'),
    )
    .select(eb =>
      eb
        .selectFrom('reservation_slots as rs')
        .innerJoin('slots as s', 's.id', 'rs.slot_id')
        .select(sql<string[]>`coalesce(array_agg(s.id order by s.starts_at, s.id), '{}')`.as('ids'))
        .whereRef('rs.reservation_id', '=', 'r.id')
        .where('s.part', '=', 'choice')
        .as('slotIds'),
    )
    .where(isOwnReservation(actor))
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectReservations>['executeTakeFirstOrThrow']>>

function shapeRow(row: Selected): ReservationRow {
  return {
    id: row.id,
    state: row.state as ReservationState,
    seats: row.seats,
    expiresAt: row.expiresAt,
    confirmedAt: row.confirmedAt,
    endedAt: row.endedAt,
    endedBecause: row.endedBecause as EndCause | null,
    createdAt: row.createdAt,
    invitationId: row.invitationId,
    guests: row.guests ?? [],
    slotIds: row.slotIds ?? [],
    person: {
      ...{ id: row.personId, givenName: row.givenName, familyName: row.familyName, address: row.address },
      civility: row.civility as ReservationRow['person']['civility'],
      locale: row.locale as Locale,
    },
    event: {
      ...{ id: row.eventId, brandId: row.brandId, brandName: row.brandName, accent: row.accent },
      hostName: row.hostName,
      slug: row.slug,
      titleFr: row.titleFr,
      titleEn: row.titleEn,
      art: row.art as ArtKind,
      venue: row.venue,
      city: row.city,
      timeZone: row.timeZone,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      replyClosesAt: row.replyClosesAt,
      state: row.eventState as EventState,
      capacity: row.capacity,
      revision: row.revision + row.passNumber - 1,
      changedAt: row.changedAt,
    },
  }
}
