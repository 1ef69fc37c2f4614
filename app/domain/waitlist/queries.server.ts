import { sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { Database, DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { guestsAllowedTo } from '../eligibility/gates'
import type { WaitRefusal } from '../eligibility/types'
import type { Money } from '../events/types'
import { findDriveableSlots } from '../fleet/find-free-hours.server'
import type { Actor } from '../kernel/actor'
import type { ReservationAsk } from '../reservations/find-asked.server'
import type { FreeSeats, WaitingParty } from '../reservations/line'
import { readLine } from '../reservations/read-line.server'
import { type Chance, type ChanceReason, chanceOf } from './chance'
import { type AskedParty, type Asking, isSeatedNow, judgeAsking, readAsking } from './read-asking.server'
import { findEndedEntry, findLivingEntry, readLineOrder } from './store.server'
import type { LineOrder, WaitlistEntry } from './types'

/** A slot that one may wait for. */
export type WaitableSlot = {
  id: string
  label: Bilingual
  /** What it promises. */
  model: string | null
  startsAt: Date
  endsAt: Date
  isFull: boolean
}

export type WaitView = {
  eventId: string
  entry: WaitlistEntry | null
  /** Their latest place that is over, when they have none. */
  ended: WaitlistEntry | null
  chance: { chance: Chance; reasons: ChanceReason[] }
  order: LineOrder
  /** Why one seat could not be waited for at this instant; null: it can. */
  refusal: WaitRefusal | null
  /** The seats are there: there is nothing to wait for. */
  isSeatedNow: boolean
  guestsAllowed: number
  slots: WaitableSlot[]
  slotsLeast: number
  slotsMost: number
  depositPerSeat: Money | null
  /** Seats that are offered to them now, until when. */
  offer: { reservationId: string; until: Date } | null
  now: Date
}

/** What the page of a waitlist shows to the one who may wait. Null for anyone else, as if there were none. */
export async function readWaiting(db: Database, actor: Actor, ask: ReservationAsk): Promise<WaitView | null> {
  const now = await readClock(db)
  const asking = await readAsking(db, actor, ask, now)
  if (!asking) return null
  const { asked, offered } = asking
  const entry = await findLivingEntry(db, asked)
  const least = offered.slots.filter(slot => !slot.isClosed && slot.startsAt > now).slice(0, offered.least)
  const party: AskedParty = entry ?? { seats: 1, wants: 'any', slotIds: least.map(({ id }) => id) }
  const judged = judgeAsking(asking, party)
  const offer = entry?.state === 'offered' ? await findOffer(db, entry.id, now) : null
  const slots = await readWaitable(
    db,
    asking,
    offered.slots.length === 0 ? [] : offered.slots.map(({ id }) => id),
  )
  return {
    eventId: asked.eventId,
    entry,
    ended: entry ? null : await findEndedEntry(db, asked),
    chance: await readChance(db, asking, party, entry),
    order: await readLineOrder(db, asked.eventId),
    refusal: judged.ok ? null : judged,
    isSeatedNow: !entry && judged.ok && (await isSeatedNow(db, asking, everySlot(party, slots))),
    guestsAllowed: guestsAllowedTo({ ...asked, now }),
    slots,
    slotsLeast: offered.least,
    slotsMost: offered.most,
    depositPerSeat: asked.deposit,
    offer,
    now,
  }
}

/** True while this person has a place in the line of the event, or an offer from it. */
export async function isInLine(db: Database, actor: Actor, eventId: string): Promise<boolean> {
  if (actor.kind === 'system') return false
  return (await findLivingEntry(db, { eventId, personId: actor.personId })) !== null
}

/** Whoever has not chosen yet is seated at once when any of the slots would do. */
function everySlot(party: AskedParty, slots: readonly WaitableSlot[]): AskedParty {
  return { ...party, slotIds: slots.map(({ id }) => id) }
}

async function findOffer(db: DatabaseOrTx, entryId: string, now: Date) {
  const row = await db
    .selectFrom('reservations')
    .select(['id as reservationId', 'expires_at as until'])
    .where('waitlist_entry_id', '=', entryId)
    .where('state', '=', 'offered')
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.until ? { reservationId: row.reservationId, until: row.until } : null
}

async function readWaitable(
  db: DatabaseOrTx,
  asking: Asking,
  ids: readonly string[],
): Promise<WaitableSlot[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('slots as s')
    .leftJoin('vehicle_models as m', 'm.id', 's.model_id')
    .select(['s.id', 's.model_id as modelId', 's.label_fr as fr', 's.label_en as en', 'm.name as model'])
    .select(['s.starts_at as startsAt', 's.ends_at as endsAt'])
    .where('s.id', 'in', [...ids])
    .where('s.closed_at', 'is', null)
    .where('s.starts_at', '>', asking.now)
    .orderBy('s.starts_at')
    .orderBy('m.name')
    .orderBy('s.id')
    .execute()
  const free = new Map(asking.free.choice.map(slot => [slot.id, slot.free]))
  const isPromised = rows.some(({ modelId }) => modelId !== null)
  const driveable = new Set(
    isPromised ? (await findDriveableSlots(db, asking.asked.eventId)).map(({ id }) => id) : [],
  )
  return rows.map(({ fr, en, modelId, ...slot }) => ({
    ...slot,
    label: { fr, en },
    isFull: (free.get(slot.id) ?? 0) < 1 || (modelId !== null && !driveable.has(slot.id)),
  }))
}

async function readChance(
  db: DatabaseOrTx,
  { asked, free, now }: Asking,
  party: AskedParty,
  entry: WaitlistEntry | null,
) {
  const line = await readLine(db, asked.eventId)
  const place = entry ? line.findIndex(({ id }) => id === entry.id) : -1
  const ahead = (place < 0 ? line : line.slice(0, place)).filter(other => wantsSame(other, party))
  const { seats: capacity, offered } = await readRoom(db, asked.eventId, party.slotIds)
  return chanceOf({
    seats: party.seats,
    seatsAhead: ahead.reduce((sum, { seats }) => sum + seats, 0),
    capacity,
    seatsLoose: Math.max(0, looseIn(free, party)) + offered,
    daysLeft: (asked.event.replyClosesAt.getTime() - now.getTime()) / 86_400_000,
    turnover: await readTurnover(db, asked.brandId, now),
  })
}

function wantsSame(other: WaitingParty, party: AskedParty): boolean {
  if (other.slotIds.length === 0 || party.slotIds.length === 0) return true
  return other.slotIds.some(id => party.slotIds.includes(id))
}

function looseIn({ whole, choice, event }: FreeSeats, { slotIds, wants }: AskedParty): number {
  const named = choice.filter(({ id }) => slotIds.includes(id)).map(slot => slot.free)
  const chosen = named.length === 0 ? [] : [wants === 'all' ? Math.min(...named) : Math.max(...named)]
  return Math.min(...whole.map(slot => slot.free), ...chosen, ...(event === null ? [] : [event]))
}

/** The seats of what a party waits for, and of these, those that wait for an answer of someone else. */
async function readRoom(db: DatabaseOrTx, eventId: string, slotIds: readonly string[]) {
  const { rows } = await sql<{ seats: number; offered: number }>`
    select
      coalesce(
        (select sum(capacity) from slots where id = any(${[...slotIds]}::uuid[])),
        (select min(capacity) from slots where event_id = ${eventId} and part = 'whole'), 0)::integer as seats,
      coalesce((select sum(r.seats) from reservations r
        where r.event_id = ${eventId} and r.state = 'offered' and r.expires_at > clock_timestamp()), 0)::integer as offered
  `.execute(db)
  return rows[0] ?? { seats: 0, offered: 0 }
}

/** The share of confirmed seats that came back before past events of the brand; null when none is over. */
async function readTurnover(db: DatabaseOrTx, brandId: string, now: Date): Promise<number | null> {
  const row = await db
    .selectFrom('reservations as r')
    .innerJoin('events as e', 'e.id', 'r.event_id')
    .select([
      sql<
        number | null
      >`(sum(r.seats) filter (where r.state = 'cancelled'))::float8 / nullif(sum(r.seats), 0)`.as('share'),
      sql<number>`count(*)::integer`.as('parties'),
    ])
    .where('e.brand_id', '=', brandId)
    .where('e.ends_at', '<', now)
    .where('e.state', '=', 'published')
    .where('r.confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row && row.parties > 0 ? (row.share ?? 0) : null
}
