import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import type { SignedIn } from '../kernel/actor'
import { findHeldAddition } from './additions.server'
import { type ReservedSlot, readReservedSlots } from './chosen-slots.server'
import { findReservationForStaff, type OfEvent } from './find-for-staff.server'
import { type PastAct, readPast } from './house-history.server'
import { findHouseGround } from './judge-change.server'
import { readDeposits } from './kept-deposits.server'
import { type OfferedSlot, offerSlots } from './offer-slots.server'
import { readSinceReservation } from './owed-whole.server'
import { standingOf } from './policy'
import { readAllSeats } from './read-seats.server'
import { openToHouse } from './seats'
import type { ReservationRow } from './store.server'
import { type DepositView, tellDeposits } from './tell-deposits'
import type { FurtherSeats, OwedWhole, ReservationSource, Standing } from './types'

/** A party as the staff of its event read it: as much of the person as the guest list gives. */
export type HouseReservation = Pick<ReservationRow, 'id' | 'seats' | 'guests' | 'createdAt'> & {
  person: { id: string; name: string }
  standing: Standing
  /** Until when unpaid or offered seats are kept. */
  expiresAt: Date | null
  source: ReservationSource
  slots: ReservedSlot[]
  /** What its member holds besides, unpaid; null: nothing. */
  further: Pick<FurtherSeats, 'seats' | 'expiresAt'> | null
  deposit: DepositView | null
  /** Why all that was paid comes back, whatever the terms say of the day; null: the terms decide. */
  owedWhole: OwedWhole | null
  /** The house may still change it or let go of it. */
  mayAct: boolean
  past: PastAct[]
  letters: HouseLetter[]
}
export type HouseLetter = { id: string; kind: string; topic: string | null; state: string; at: Date }

/** One reservation for the staff of its event: what it is, what moved, and what was done to it, the latest first. */
export async function readReservationForStaff(
  db: DatabaseOrTx,
  actor: SignedIn,
  asked: OfEvent,
): Promise<HouseReservation | null> {
  const row = await findReservationForStaff(db, actor, asked)
  if (!row) return null
  const now = await readClock(db)
  const standing = standingOf(row, now)
  const isUnpaid = standing === 'held' || standing === 'offered'
  const { id, seats, guests, createdAt, person, event } = row
  return {
    ...{ id, seats, guests, createdAt, standing },
    person: { id: person.id, name: nameOf(person) },
    expiresAt: isUnpaid ? row.expiresAt : null,
    source: await readSource(db, id),
    slots: await readReservedSlots(db, id),
    further: standing === 'confirmed' ? await findHeldAddition(db, id, now) : null,
    deposit: tellDeposits(await readDeposits(db, id)),
    owedWhole: (await readSinceReservation(db, row)).owedWhole,
    mayAct: (standing === 'confirmed' || standing === 'held') && now < event.startsAt,
    past: await readPast(db, row),
    letters: await readLetters(db, row),
  }
}

/** By what name the guest list knows a party; null for whoever does not work for the brand. */
export async function readPartyName(db: DatabaseOrTx, actor: SignedIn, of: OfEvent): Promise<string | null> {
  const row = await findReservationForStaff(db, actor, of)
  return row && nameOf(row.person)
}

/** What the house may make of a party: what it has, and every slot that has room, closed to others or not. */
export type HouseChangeOffer = {
  guests: string[]
  slotIds: string[]
  seats: number
  choice: { least: number; most: number; slots: OfferedSlot[] } | null
  /** What a seat asks of whoever books it alone; a seat that the house adds asks for nothing. */
  hasDeposit: boolean
  owedWhole: OwedWhole | null
  isConfirmed: boolean
}

/** What the form of a change by the house offers. Null for whoever does not work for the brand. */
export async function readHouseChangeOffer(
  db: DatabaseOrTx,
  actor: SignedIn,
  of: OfEvent,
): Promise<HouseChangeOffer | null> {
  const row = await findReservationForStaff(db, actor, of)
  if (!row) return null
  const now = await readClock(db)
  const { asked } = await findHouseGround(db, row)
  const { chosen } = openToHouse(await readAllSeats(db, row.event.id, row.id))
  return {
    guests: row.guests,
    slotIds: row.slotIds,
    seats: row.seats,
    choice: asked.event.choicesMax > 0 ? await offerSlots(db, asked, chosen, now) : null,
    hasDeposit: asked.deposit !== null,
    owedWhole: (await readSinceReservation(db, row)).owedWhole,
    isConfirmed: standingOf(row, now) === 'confirmed' && now < row.event.startsAt,
  }
}

function nameOf({ givenName, familyName }: ReservationRow['person']): string {
  return [givenName, familyName].filter(name => name !== '').join(' ')
}

async function readSource(db: DatabaseOrTx, id: string): Promise<ReservationSource> {
  const { source } = await db
    .selectFrom('reservations')
    .select('source')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return source as ReservationSource
}

/** The letters that were written about it. */
async function readLetters(db: DatabaseOrTx, { id, person }: ReservationRow): Promise<HouseLetter[]> {
  return db
    .selectFrom('letters as l')
    .select(['l.id', 'l.kind', 'l.state', 'l.queued_at as at'])
    .select(sql<string | null>`l.props ->> 'topic'`.as('topic'))
    .where('l.person_id', '=', person.id)
    .where(
      sql<boolean>`(l.props ->> 'reservationId' = ${id} or l.props #>> '{action,to,reservationId}' = ${id})`,
    )
    .orderBy('l.queued_at', 'desc')
    .execute()
}
