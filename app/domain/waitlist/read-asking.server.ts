import type { DatabaseOrTx } from '~db/client'
import type { WaitRefusal } from '../eligibility/types'
import { listRanks } from '../events/queries.server'
import { findDriveableSlots } from '../fleet/find-free-hours.server'
import type { Actor } from '../kernel/actor'
import type { Result } from '../kernel/result'
import { type Asked, findAsked, nameOfRank, type ReservationAsk } from '../reservations/find-asked.server'
import { type FreeSeats, isServedAfterLine, type WaitingParty } from '../reservations/line'
import { readFreeSeats, readHeadRule, readLine } from '../reservations/read-line.server'
import { readAllSeats } from '../reservations/read-seats.server'
import { peekLive } from '../reservations/store.server'
import type { LiveReservation } from '../reservations/types'
import { mayWait, type WaitQuestion } from './policy'

export type AskedParty = WaitQuestion['party']

/** Everything that a wish to wait is judged on. */
export type Asking = {
  asked: Asked
  live: LiveReservation | null
  offered: WaitQuestion['offered']
  free: FreeSeats
  line: WaitingParty[]
  now: Date
}

/** Null for whoever may not ask for seats of the event: for them it does not exist. */
export async function readAsking(
  db: DatabaseOrTx,
  actor: Actor,
  ask: ReservationAsk,
  now: Date,
): Promise<Asking | null> {
  const asked = await findAsked(db, actor, ask, now)
  if (!asked) return null
  const { eventId } = asked
  return {
    asked,
    live: await peekLive(db, asked, now),
    offered: await readOffered(db, asked),
    free: await readFreeSeats(db, eventId),
    line: (await readLine(db, eventId)).filter(({ personId }) => personId !== asked.personId),
    now,
  }
}

/** May this party wait for these seats? */
export function judgeAsking(
  { asked, live, offered, now }: Asking,
  party: AskedParty,
): Result<undefined, WaitRefusal> {
  const { event, invitation, membership, ages, declined } = asked
  return mayWait({ event, invitation, membership, ages, declined, live, offered, party, now })
}

/**
 * Would it be seated at once, as the last of the line, and driven where a vehicle is promised? Then there is nothing to
 * wait for. A slot with seats and no crew left is one to wait for.
 */
export async function isSeatedNow(
  db: DatabaseOrTx,
  { asked, free, line }: Asking,
  party: AskedParty,
): Promise<boolean> {
  const { personId, eventId } = asked
  const head = await readHeadRule(db, eventId)
  const isServed = (slotIds: readonly string[]) =>
    isServedAfterLine({ id: personId, personId, ...party, slotIds }, line, free, head)
  if (!isServed(party.slotIds)) return false
  const promised = await findPromisedSlots(db, party.slotIds)
  if (promised.length === 0) return true
  const driveable = new Set((await findDriveableSlots(db, eventId)).map(({ id }) => id))
  const withCrew = party.slotIds.filter(id => !promised.includes(id) || driveable.has(id))
  if (party.wants === 'any') return withCrew.length > 0 && isServed(withCrew)
  return withCrew.length === party.slotIds.length
}

/** Those of these slots that promise a model. */
async function findPromisedSlots(db: DatabaseOrTx, slotIds: readonly string[]): Promise<string[]> {
  if (slotIds.length === 0) return []
  const rows = await db
    .selectFrom('slots')
    .select('id')
    .where('id', 'in', [...slotIds])
    .where('model_id', 'is not', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** The slots to choose from, each as if it had room: seats are what one waits for. */
async function readOffered(db: DatabaseOrTx, { eventId, event }: Asked): Promise<WaitQuestion['offered']> {
  const { chosen } = await readAllSeats(db, eventId)
  const ranks = chosen.some(slot => slot.minRank !== null) ? await listRanks(db) : []
  return {
    least: event.choicesMin,
    most: event.choicesMax,
    slots: chosen.map(({ id, startsAt, endsAt, isClosed, minRank }) => ({
      id,
      startsAt,
      endsAt,
      isClosed,
      minRank,
      minTierName: nameOfRank(ranks, minRank),
      free: Number.POSITIVE_INFINITY,
    })),
  }
}
