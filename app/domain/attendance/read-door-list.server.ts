import { type Locale, translate } from '~/shared/copy'
import { formatTime } from '~/shared/format'
import { readClock } from '~db/locks'
import { readEventForDoor } from '../events/queries.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { readClosedSeats } from './closed-seats.server'
import type { DoorList, DoorSeat } from './door-list'
import { readDoorNotes } from './door-notes.server'
import { doorWords } from './door-words'
import { fingerprintOf, sealPass } from './seal-pass.server'
import { closesAfterMs } from './stamps'
import { readStandingOf } from './store.server'

/** Those who are expected at an event, for those who receive them; null for everyone else. Words are in `locale`. */
export async function readDoorList(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  actor: Actor,
  eventId: string,
  locale: Locale,
): Promise<DoorList | null> {
  const event = await readEventForDoor(ctx.db, actor, eventId)
  if (!event) return null
  const rows = await readReservations(ctx, event.id)
  const expected = rows.filter(row => row.state === 'confirmed')
  const guests = await readGuests(ctx, event.id)
  const standing = await readStandingOf(ctx.db, event.id)
  const closed = await readClosedSeats(ctx.db, { eventId: event.id })
  const notes = await readDoorNotes(ctx.db, event.id, locale)
  const drives = await readDrives(ctx, event.id)
  const parties = expected.map(row => ({
    reservationId: row.id,
    walkIn: row.source === 'walk_in',
    photo: row.photo !== null,
    slots: drives
      .filter(drive => drive.reservationId === row.id)
      .map(drive => tellSlot(drive, event.timeZone, locale)),
    vehicles: drives.flatMap(drive =>
      drive.reservationId === row.id && drive.vehicle ? [`${drive.model} · ${drive.vehicle}`] : [],
    ),
    seats: Array.from({ length: row.seats }, (_, position) => seatOf(row, position)),
  }))
  return {
    eventId: event.id,
    takenAt: (await readClock(ctx.db)).getTime(),
    eraseAt: event.endsAt.getTime() + closesAfterMs,
    parties: parties.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'fr')),
    ended: rows.filter(row => row.state !== 'confirmed').map(row => row.id),
  }

  function seatOf(row: (typeof rows)[number], position: number): DoorSeat {
    const claim = { reservationId: row.id, position, number: row.number }
    const isClosed = closed.of(row.id, position)
    const name = position === 0 ? row.name : (guests.get(`${row.id}:${position}`) ?? null)
    const isNameless = name === null && row.source !== 'walk_in'
    const came = standing.get(`${row.id}:${position}`)
    return {
      position,
      name,
      fingerprint: fingerprintOf(sealPass(ctx.secrets, claim)),
      in: came ? { ...came, cameAt: came.cameAt.getTime() } : null,
      closed: isClosed,
      notes: notes.of(row.id, position, isClosed ?? (isNameless ? 'nameless' : null)),
    }
  }
}

const nameOf = (party: { seats: DoorSeat[] }) => party.seats[0]?.name?.split(' ').at(-1) ?? ''

async function readReservations({ db }: Pick<Ctx, 'db'>, eventId: string) {
  const rows = await db
    .selectFrom('reservations as r')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .leftJoin('person_photos as f', 'f.person_id', 'p.id')
    .select([
      'r.id',
      'r.state',
      'r.seats',
      'r.source',
      'r.pass_number as number',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'f.person_id as photo',
    ])
    .where('r.event_id', '=', eventId)
    .where('r.confirmed_at', 'is not', null)
    .execute()
  return rows.map(row => ({ ...row, name: `${row.givenName} ${row.familyName}`.trim() }))
}

async function readGuests({ db }: Pick<Ctx, 'db'>, eventId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('guests as g')
    .innerJoin('reservations as r', 'r.id', 'g.reservation_id')
    .select(['g.reservation_id as reservationId', 'g.position', 'g.full_name as name'])
    .where('r.event_id', '=', eventId)
    .where('r.state', '=', 'confirmed')
    .execute()
  return new Map(rows.map(row => [`${row.reservationId}:${row.position}`, row.name]))
}

type Drive = Awaited<ReturnType<typeof readDrives>>[number]

/** The slots that were chosen, and the vehicle of each drive. */
async function readDrives({ db }: Pick<Ctx, 'db'>, eventId: string) {
  return db
    .selectFrom('reservation_slots as rs')
    .innerJoin('slots as s', 's.id', 'rs.slot_id')
    .leftJoin('drive_assignments as d', join =>
      join.onRef('d.reservation_id', '=', 'rs.reservation_id').onRef('d.slot_id', '=', 'rs.slot_id'),
    )
    .leftJoin('vehicles as v', 'v.id', 'd.vehicle_id')
    .leftJoin('vehicle_models as m', 'm.id', 'v.model_id')
    .select([
      'rs.reservation_id as reservationId',
      's.starts_at as startsAt',
      's.label_fr as labelFr',
      's.label_en as labelEn',
      'm.name as model',
      'v.name as vehicle',
    ])
    .where('rs.event_id', '=', eventId)
    .where('s.part', '=', 'choice')
    .orderBy('s.starts_at')
    .execute()
}

function tellSlot(drive: Drive, timeZone: string, locale: Locale): string {
  const label = locale === 'fr' ? drive.labelFr : drive.labelEn
  const time = formatTime(drive.startsAt, timeZone, locale)
  return label ? translate(doorWords, locale)('slot', { time, label }) : time
}
