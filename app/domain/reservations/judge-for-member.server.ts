import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { judgeHouse } from '../eligibility/house-gates'
import type { HouseRefusal } from '../eligibility/types'
import { readEventForStaff } from '../events/queries.server'
import type { StaffEvent } from '../events/types'
import { asStaffOf, type SignedIn } from '../kernel/actor'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { seenBy } from '../profile/scope.server'
import { type Asked, findAskedByHouse } from './find-asked.server'
import { gatherFacts } from './judge-request.server'
import { isOwedToLine } from './read-line.server'
import { type PartyWish, readParty, unknownSlot } from './read-party'
import { readSeats } from './read-seats.server'
import { openToHouse } from './seats'

/** Seats that the house gives to someone, by its own word. */
export type HouseWish = PartyWish & { passesLine: boolean }

export type HouseSeatsRefusal = HouseRefusal | { reason: 'begun' } | { reason: 'not_open' }

/**
 * May the house seat this party now, in someone's place? Until the event begins, whatever has closed to them. Ages are
 * asked where they are known; who has not told theirs is asked with the rest before they come.
 */
export async function judgeForMember(
  db: DatabaseOrTx,
  asked: Asked,
  { party, slotIds, passesLine }: HouseWish,
  now: Date,
): Promise<Result<undefined, HouseSeatsRefusal>> {
  const { eventId, personId, event, ages } = asked
  if (event.state === 'draft') return refuse({ reason: 'not_open' })
  if (now >= event.startsAt) return refuse({ reason: 'begun' })
  const seats = openToHouse(await readSeats(db, { eventId, slotIds }))
  const isOwed = await isOwedToLine(db, {
    ...{ eventId, personId, seats: party.seats, slotIds, now },
    replyClosesAt: event.startsAt,
  })
  const judged = judgeHouse({
    ...(await gatherFacts(db, asked, seats, slotIds)),
    ages: ages && { ...ages, isAsked: false },
    guests: party.seats - 1,
    isOwedToLine: isOwed && !passesLine,
    now,
  })
  if (judged.ok) return allow()
  const { gate: _, ...refusal } = judged
  return refusal
}

/** A party and slots as a form of the house gives them; null where a slot is none at all. */
function readHouseWish(input: Parameters<typeof readParty>[0] & { passesLine: boolean }): HouseWish | null {
  const wish = readParty(input)
  return wish && { ...wish, passesLine: input.passesLine }
}

/** Seats that the house would give to someone, as they are asked for. */
export type ForMember = {
  eventId: string
  personId: string
  guests: readonly { fullName: string }[]
  /** The person and each guest, named or not. */
  seats: number
  slotIds: readonly string[]
  /** The party passes before those who wait for these seats. */
  passesLine: boolean
  reason: string
}

export type Opened = { event: StaffEvent; person: Seated; reason: string; wish: HouseWish }
export type OpenRefusal =
  | { reason: 'not_found' }
  | { reason: 'no_reason' }
  | Extract<HouseSeatsRefusal, { reason: 'slot_closed' }>

/**
 * Whether staff may seat this person at this event at all, and what they wish: with a reason, in slots that are some.
 * The person is locked, so that of two presses the second finds what the first has made.
 */
export async function openForMember(
  tx: Tx,
  actor: SignedIn,
  input: ForMember,
): Promise<Result<Opened, OpenRefusal>> {
  const event = await readEventForStaff(tx, actor, input.eventId)
  const person = event && (await findPersonToSeat(tx, actor, { ...input, brandId: event.brand.id }))
  if (!event || !person) return refuse({ reason: 'not_found' })
  const reason = input.reason.trim()
  if (reason === '') return refuse({ reason: 'no_reason' })
  const wish = readHouseWish(input)
  if (!wish) return unknownSlot
  await lockRows(tx, 'persons', [person.id])
  return allow({ event, person, reason, wish })
}

export type Seated = { id: string; name: string; zone: string | null }

/** Someone whom the staff of a brand may seat: brand staff those who gave it a permission, managers everyone; else null. */
export async function findPersonToSeat(
  db: DatabaseOrTx,
  actor: SignedIn,
  { personId, brandId }: { personId: string; brandId: string },
): Promise<Seated | null> {
  if (!isUuid(personId)) return null
  const row = await db
    .selectFrom('persons as p')
    .select(['p.id', 'p.given_name as givenName', 'p.family_name as familyName', 'p.time_zone as zone'])
    .where('p.id', '=', personId)
    .where(seenBy(asStaffOf(actor, brandId)))
    .executeTakeFirst()
  return row ? { id: row.id, name: `${row.givenName} ${row.familyName}`.trim(), zone: row.zone } : null
}

/** The invitation to which seats that the house gives belong, so that its letter opens them too; null: there is none. */
export async function findOwnInvitation(
  db: DatabaseOrTx,
  { eventId, personId }: { eventId: string; personId: string },
): Promise<{ id: string; state: string } | null> {
  const row = await db
    .selectFrom('invitations')
    .select(['id', 'state'])
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['sent', 'declined'])
    .executeTakeFirst()
  return row ?? null
}

/** By what someone is asked seats of, when the house gives them. */
export async function askForMember(db: DatabaseOrTx, eventId: string, personId: string): Promise<Asked> {
  const asked = await findAskedByHouse(db, eventId, personId)
  if (!asked) throw new Error('the event that staff may run is there')
  return asked
}
