import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readEventForStaff } from '../events/queries.server'
import type { Actor, SignedIn } from '../kernel/actor'
import { type AttendanceRate, attendancePrecedence, attendanceRate, lastsYears, type Presence } from './rate'

/** What became of a seat: `unsaid` where nobody said anything. */
export type Outcome = 'came' | 'missed' | 'excused' | 'unsaid'

export type PastSeat = {
  reservationId: string
  title: Bilingual
  slug: string
  timeZone: string
  startsAt: Date
  outcome: Outcome
  excuse: string
  /** What the person said against it, which the house has not answered yet. */
  contestedWords: string
}

export type MyAttendance = { seats: PastSeat[]; rate: AttendanceRate }

/** Every seat that someone held at an event that is over, the latest first, and the rate that they make: for themselves alone. */
export async function readMyAttendance(db: DatabaseOrTx, actor: SignedIn): Promise<MyAttendance> {
  const now = await readClock(db)
  const rows = await selectPast(db, now)
    .where('r.person_id', '=', actor.personId)
    .orderBy('e.starts_at', 'desc')
    .execute()
  const seats = rows.map(toPastSeat)
  return { seats, rate: attendanceRate(seats.flatMap(toPresence), now) }
}

export type StaffPastSeat = PastSeat & { name: string }

/** The same of one event, for those who do its brand's work: what is contested first. Null for everyone else. */
export async function listPastSeats(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<StaffPastSeat[] | null> {
  const event = await readEventForStaff(db, actor, eventId)
  if (!event) return null
  const rows = await selectPast(db, await readClock(db))
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .select(['p.given_name as givenName', 'p.family_name as familyName'])
    .where('r.event_id', '=', event.id)
    .orderBy(sql`coalesce(a.contested_words, '') = ''`)
    .orderBy(sql`coalesce(a.came, false)`)
    .orderBy('p.family_name')
    .execute()
  return rows.map(row => ({ ...toPastSeat(row), name: `${row.givenName} ${row.familyName}`.trim() }))
}

/** The place that attendance gives each of these people in a line that is ordered by it. */
export async function readPrecedences(
  db: DatabaseOrTx,
  personIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map()
  const rows = await selectPast(db, now)
    .select('r.person_id as personId')
    .where('r.person_id', 'in', [...personIds])
    .where('e.starts_at', '>', sql<Date>`${now}::timestamptz - make_interval(years => ${lastsYears + 1})`)
    .execute()
  return new Map(
    personIds.map(id => [
      id,
      attendancePrecedence(
        rows
          .filter(row => row.personId === id)
          .map(toPastSeat)
          .flatMap(toPresence),
        now,
      ),
    ]),
  )
}

function selectPast(db: DatabaseOrTx, now: Date) {
  return db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .leftJoin('attendances as a', 'a.reservation_id', 'r.id')
    .select([
      'r.id as reservationId',
      'e.title_fr as titleFr',
      'e.title_en as titleEn',
      'e.slug',
      'e.time_zone as timeZone',
      'e.starts_at as startsAt',
      'a.came',
      'a.excuse',
      'a.excused_at as excusedAt',
      'a.contested_words as contestedWords',
    ])
    .where('r.state', '=', 'confirmed')
    .where('e.state', '=', 'published')
    .where(eb => eb.or([eb('e.ends_at', '<=', now), eb('a.came', 'is not', null)]))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPast>['executeTakeFirstOrThrow']>>

function toPastSeat(row: Row): PastSeat {
  const outcome = row.came === null ? 'unsaid' : row.came ? 'came' : row.excusedAt ? 'excused' : 'missed'
  return {
    reservationId: row.reservationId,
    title: { fr: row.titleFr, en: row.titleEn },
    slug: row.slug,
    timeZone: row.timeZone,
    startsAt: row.startsAt,
    outcome,
    excuse: row.excuse ?? '',
    contestedWords: row.contestedWords ?? '',
  }
}

/** Of what nobody said anything, nothing follows. */
function toPresence({ startsAt, outcome }: PastSeat): Presence[] {
  if (outcome === 'unsaid') return []
  return [{ at: startsAt, came: outcome === 'came', excused: outcome === 'excused' }]
}
