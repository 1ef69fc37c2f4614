import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { firstDayAt } from '../eligibility/ages'
import type { Actor } from '../kernel/actor'
import { isOwnReservation } from '../kernel/own-reservation.server'
import { isUuid } from '../kernel/uuid'
import type { Waiver } from './store.server'
import type { Place } from './types'

/** A party as what is asked of it needs it: who they are, and what the event asks. */
export type Party = {
  reservationId: string
  personId: string
  /** Confirmed, or kept for a time that has not run out. */
  isLive: boolean
  isConfirmed: boolean
  seats: number
  /** The person, and the guests who have a name. */
  places: Place[]
  event: {
    id: string
    brandId: string
    brandName: string
    accent: string
    slug: string
    art: string
    title: Bilingual
    hostName: string
    timeZone: string
    startsAt: Date
    endsAt: Date
    state: string
    /** The first day of the event at its venue. */
    day: string
    minAge: number | null
    minLicenceYears: number | null
    waiver: Waiver | null
  }
}

/** The actor's own reservation, signed in or by the letter of its invitation; null for anyone else's. The worker knows them all. */
export async function findParty(db: DatabaseOrTx, actor: Actor, id: string): Promise<Party | null> {
  if (!isUuid(id)) return null
  const own = selectParties(db).where('r.id', '=', id).where(isOwnReservation(actor))
  const row = await own.executeTakeFirst()
  return row ? shapeParty(row) : null
}

/** Every confirmed party of an event, by name. The caller says who may ask. */
export async function listConfirmed(db: DatabaseOrTx, eventId: string): Promise<Party[]> {
  const rows = await selectParties(db)
    .where('e.id', '=', eventId)
    .where('r.state', '=', 'confirmed')
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .orderBy('r.id')
    .execute()
  return rows.map(shapeParty)
}

function selectParties(db: DatabaseOrTx) {
  return db
    .selectFrom('reservations as r')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .innerJoin('brands as b', 'b.id', 'e.brand_id')
    .select([
      'r.id',
      'r.person_id',
      'r.seats',
      'r.state',
      'p.given_name',
      'p.family_name',
      'e.id as event_id',
      'e.brand_id',
      'b.name as brand_name',
      'b.accent',
      'e.slug',
      'e.art',
      'e.title_fr',
      'e.title_en',
      'e.host_name',
      'e.time_zone',
      'e.starts_at',
      'e.ends_at',
      'e.state as event_state',
      'e.min_age',
      'e.min_licence_years',
      'e.waiver_fr',
      'e.waiver_en',
      'e.waiver_version',
    ])
    .select([
      sql<boolean>`r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp())`.as(
        'is_live',
      ),
      sql<Place[]>`(select coalesce(jsonb_agg(jsonb_build_object('position', g.position, 'name', g.full_name)
        order by g.position), '[]') from guests g where g.reservation_id = r.id)`.as('guests'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectParties>['executeTakeFirstOrThrow']>>

function shapeParty(row: Row): Party {
  const name = [row.given_name, row.family_name].filter(part => part !== '').join(' ')
  return {
    reservationId: row.id,
    personId: row.person_id,
    isLive: row.is_live,
    isConfirmed: row.state === 'confirmed',
    seats: row.seats,
    places: [{ position: 0, name }, ...row.guests.filter(({ position }) => position < row.seats)],
    event: {
      id: row.event_id,
      brandId: row.brand_id,
      brandName: row.brand_name,
      accent: row.accent,
      slug: row.slug,
      art: row.art,
      title: { fr: row.title_fr, en: row.title_en },
      hostName: row.host_name,
      timeZone: row.time_zone,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      state: row.event_state,
      day: firstDayAt(row.starts_at, row.time_zone),
      minAge: row.min_age,
      minLicenceYears: row.min_licence_years,
      waiver:
        row.waiver_fr === ''
          ? null
          : { words: { fr: row.waiver_fr, en: row.waiver_en }, version: row.waiver_version },
    },
  }
}
