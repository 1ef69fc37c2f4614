import type { Bilingual } from '~/shared/copy'
import { readClock } from '~db/locks'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { isOwnReservation } from '../kernel/own-reservation.server'
import { isUuid } from '../kernel/uuid'
import { readClosedSeats } from './closed-seats.server'
import type { SeatClosed } from './door-list'
import { sealPass } from './seal-pass.server'

export type Pass = {
  /** 0 is the person, 1 to 9 their guests. */
  position: number
  /** Null for a guest who is not named yet. */
  name: string | null
  /** What the code holds; null while the house lets nobody in on this seat. */
  text: string | null
  closed: SeatClosed | null
}

export type Directions = {
  address: string
  mapUrl: string
  travel: Bilingual
  contactName: string
  contactPhone: string
}

export type Passes = { passes: Pass[]; directions: Directions }

/**
 * The passes of a confirmed reservation, one for each of the party, without a code for whom the house
 * has not accepted, and the way to the door: for the person whose it is,
 * and for the reader of its letter. Null for anyone else, for what is no seat (any more), and once the event is over.
 */
export async function readPasses(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  actor: Actor,
  reservationId: string,
): Promise<Passes | null> {
  if (actor.kind === 'system' || !isUuid(reservationId)) return null
  const now = await readClock(ctx.db)
  const row = await ctx.db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .select([
      'r.id',
      'r.seats',
      'r.pass_number as number',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'e.address',
      'e.map_url as mapUrl',
      'e.travel_fr as travelFr',
      'e.travel_en as travelEn',
      'e.contact_name as contactName',
      'e.contact_phone as contactPhone',
    ])
    .where('r.id', '=', reservationId)
    .where(isOwnReservation(actor))
    .where('r.state', '=', 'confirmed')
    .where('e.state', '=', 'published')
    .where('e.ends_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  const guests = await ctx.db
    .selectFrom('guests')
    .select(['position', 'full_name as name'])
    .where('reservation_id', '=', row.id)
    .execute()
  const closed = await readClosedSeats(ctx.db, { reservationId: row.id })
  const nameAt = (position: number) =>
    position === 0
      ? [row.givenName, row.familyName].filter(part => part !== '').join(' ')
      : (guests.find(guest => guest.position === position)?.name ?? null)
  return {
    passes: Array.from({ length: row.seats }, (_, position) => {
      const isClosed = closed.of(row.id, position)
      const claim = { reservationId: row.id, position, number: row.number }
      const text = isClosed ? null : sealPass(ctx.secrets, claim)
      return { position, name: nameAt(position), text, closed: isClosed }
    }),
    directions: {
      address: row.address,
      mapUrl: row.mapUrl,
      travel: { fr: row.travelFr, en: row.travelEn },
      contactName: row.contactName,
      contactPhone: row.contactPhone,
    },
  }
}
