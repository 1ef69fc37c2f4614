import type { Bilingual } from '~/shared/copy'
import type { Database } from '~db/client'
import { readClock } from '~db/locks'
import { findDepositOfAddition } from '../deposits/store.server'
import type { ArtKind, EventState, Money } from '../events/types'
import type { Actor } from '../kernel/actor'
import { findHeldAddition } from './additions.server'
import { type ReservedSlot, readReservedSlots } from './chosen-slots.server'
import { readDeposits } from './kept-deposits.server'
import { readSinceReservation, type SinceReserved } from './owed-whole.server'
import { type Cancellation, mayCancel, standingOf } from './policy'
import { stakesOf } from './stakes'
import { findReservation, findReservations, peekLive, type ReservationRow } from './store.server'
import { type DepositView, tellDeposits } from './tell-deposits'
import type { EndCause, FurtherSeats, Standing } from './types'

export type ReservedEvent = {
  id: string
  slug: string
  brandName: string
  accent: string
  title: Bilingual
  venue: string
  city: string
  timeZone: string
  startsAt: Date
  endsAt: Date
  state: EventState
  art: ArtKind
}

export type ReservationSummary = {
  id: string
  standing: Standing
  seats: number
  guests: string[]
  /** Until when unpaid seats are kept; null once they are confirmed or gone. */
  expiresAt: Date | null
  endedBecause: EndCause | null
  event: ReservedEvent
}

export type ReservationView = ReservationSummary & {
  invitationId: string | null
  /** Who receives at its event; empty: nobody by name. */
  hostName: string
  deposit: DepositView | null
  /** What is held besides, unpaid, and what it asks for; null: nothing. */
  further: (Pick<FurtherSeats, 'seats' | 'guests' | 'expiresAt'> & { due: Money }) | null
  /** The slots that they chose, in the order of the day. */
  slots: ReservedSlot[]
  /** What letting go of it would do at this instant; null when that is not possible any more. */
  cancellation: Cancellation | null
  /** What is other now than when it was reserved. */
  since: SinceReserved
  /** How often what is told of its event, or what the party is in it, has changed. */
  revision: number
  /** The reservation that took the place of one that is over, if there is one. */
  currentId: string | null
  /** The database's clock when this was read. */
  now: Date
}

/** One reservation for its page. The person's own, or that of the letter they hold; null for anyone else. */
export async function readReservation(
  db: Database,
  actor: Actor,
  id: string,
): Promise<ReservationView | null> {
  const row = await findReservation(db, actor, id)
  if (!row) return null
  const now = await readClock(db)
  const kept = await readDeposits(db, id)
  const eventStartsAt = row.event.startsAt
  const since = await readSinceReservation(db, row)
  const cancellation = mayCancel({
    reservation: row,
    stakes: stakesOf(kept),
    eventStartsAt,
    owedWhole: since.owedWhole,
    now,
  })
  return {
    ...summarise(row, now),
    invitationId: row.invitationId,
    hostName: row.event.hostName,
    slots: await readReservedSlots(db, id),
    deposit: tellDeposits(kept),
    further: await readFurther(db, row, now),
    cancellation: cancellation.ok ? cancellation.value : null,
    since,
    revision: row.event.revision,
    currentId: await findCurrent(db, row, now),
    now,
  }
}

async function readFurther(
  db: Database,
  { id }: ReservationRow,
  now: Date,
): Promise<ReservationView['further']> {
  const held = await findHeldAddition(db, id, now)
  if (!held) return null
  const { amount, currency } = await findDepositOfAddition(db, held.id)
  return { seats: held.seats, guests: held.guests, expiresAt: held.expiresAt, due: { amount, currency } }
}

/** Every reservation of the actor: what is to come, the soonest first, then what is over, the latest first. A letter's reader sees those of their invitation. */
export async function listMyReservations(db: Database, actor: Actor): Promise<ReservationSummary[]> {
  if (actor.kind === 'system') return []
  const now = await readClock(db)
  const rows = await findReservations(db, actor)
  const isOver = (row: ReservationRow) => row.event.endsAt < now
  const toCome = rows.filter(row => !isOver(row)).reverse()
  return [...toCome, ...rows.filter(isOver)].map(row => summarise(row, now))
}

async function findCurrent(db: Database, row: ReservationRow, now: Date): Promise<string | null> {
  const standing = standingOf(row, now)
  if (standing !== 'lapsed' && standing !== 'cancelled') return null
  const live = await peekLive(db, { eventId: row.event.id, personId: row.person.id }, now)
  return live?.id ?? null
}

/** A reservation as a list tells it, at `now`. */
export function summarise(row: ReservationRow, now: Date): ReservationSummary {
  const standing = standingOf(row, now)
  const isUnpaid = standing === 'held' || standing === 'offered'
  const {
    titleFr,
    titleEn,
    id,
    slug,
    brandName,
    accent,
    venue,
    city,
    timeZone,
    startsAt,
    endsAt,
    state,
    art,
  } = row.event
  return {
    id: row.id,
    standing,
    seats: row.seats,
    guests: row.guests,
    expiresAt: isUnpaid ? row.expiresAt : null,
    endedBecause: standing === 'lapsed' ? 'ran_out' : row.endedBecause,
    event: {
      id,
      slug,
      brandName,
      accent,
      title: { fr: titleFr, en: titleEn },
      venue,
      city,
      timeZone,
      startsAt,
      endsAt,
      state,
      art,
    },
  }
}
