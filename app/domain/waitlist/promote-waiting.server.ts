import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { lockEverySlot } from '../events/lock-slots.server'
import { NoCrew } from '../fleet/assign-drives.server'
import type { Ctx } from '../kernel/context'
import { noOfferBeforeCloseMs, serveLine, type WaitingParty } from '../reservations/line'
import { readFreeSeats, readHeadRule, readWholeLine } from '../reservations/read-line.server'
import { judgeLine } from './judge-line.server'
import { makeOffer, type Offering } from './make-offer.server'
import { refreshPrecedence } from './read-standing.server'
import { endLine, settleOffers } from './settle-offers.server'
import { readLineOrder } from './store.server'
import type { LineEvent } from './types'

export type PromoteCtx = Pick<Ctx, 'db' | 'log'> & {
  switches?: { noSeatLock?: boolean; noLineLock?: boolean }
}

/** At most so many offers in one transaction; the rest follow in the next. One where each needs a vehicle of its own. */
const atOnce = 25

/** A party whose slot has seats, but no vehicle or nobody to drive with. */
class WithoutCrew extends Error {
  constructor(readonly entryId: string) {
    super('no crew')
  }
}

/**
 * Offers what is free to those who wait, in the order of the line and by the rule of the event, each party whole. Safe
 * to run any number of times at once: one lock on the event lets one promoter through after another, and each reads the
 * line and the seats anew. Offers that lapsed or were declined are settled first; a line whose event is over is closed.
 * Returns how many parties were offered seats.
 */
export async function promoteWaiting(ctx: PromoteCtx, eventId: string): Promise<number> {
  const withoutCrew = new Set<string>()
  let offered = 0
  for (;;) {
    const round = await promoteRound(ctx, eventId, withoutCrew)
    offered += round.offered
    if (!round.goesOn) break
  }
  if (offered > 0) ctx.log.info({ eventId, offered }, 'seats were offered to those who wait')
  return offered
}

type Round = { offered: number; goesOn: boolean }
const over: Round = { offered: 0, goesOn: false }

async function promoteRound(ctx: PromoteCtx, eventId: string, withoutCrew: Set<string>): Promise<Round> {
  try {
    return await inTransaction(ctx.db, tx => promote(ctx, tx, eventId, withoutCrew))
  } catch (error) {
    if (!(error instanceof WithoutCrew)) throw error
    withoutCrew.add(error.entryId)
    return { offered: 0, goesOn: true }
  }
}

async function promote(
  ctx: PromoteCtx,
  tx: Tx,
  eventId: string,
  withoutCrew: ReadonlySet<string>,
): Promise<Round> {
  if (!(await hasLine(tx, eventId))) return over
  if (!ctx.switches?.noLineLock) await lockLine(tx, eventId)
  const event = await readEvent(tx, eventId)
  const now = await readClock(tx)
  await settleOffers(tx, event, now)
  if (event.state === 'draft') return over
  if (event.state === 'cancelled' || now >= event.startsAt) {
    const because = event.state === 'cancelled' ? 'event_cancelled' : 'event_over'
    await endLine(tx, event, { because, now })
    return over
  }
  if (event.replyClosesAt.getTime() - now.getTime() <= noOfferBeforeCloseMs) return over

  await refreshPrecedence(tx, eventId, await readLineOrder(tx, eventId), now)
  const line = await readWholeLine(tx, eventId)
  const free = await readFreeSeats(tx, eventId)
  const head = await readHeadRule(tx, eventId)
  const eligible = await judgeLine(tx, event, { line, free, head, withoutCrew, now })
  const most = await countAtOnce(tx, eventId)
  const served = serveLine(eligible, free, head).slice(0, most)
  for (const { id, slotIds } of served) {
    const party = partyOf(line, id)
    await offer(tx, event, { party, slotIds, now })
  }
  return { offered: served.length, goesOn: served.length === most }
}

async function offer(tx: Tx, event: LineEvent, offering: Offering): Promise<void> {
  try {
    await makeOffer(tx, event, offering)
  } catch (error) {
    throw error instanceof NoCrew ? new WithoutCrew(offering.party.id) : error
  }
}

async function countAtOnce(tx: Tx, eventId: string): Promise<number> {
  const drive = await tx
    .selectFrom('slots')
    .select('id')
    .where('event_id', '=', eventId)
    .where('model_id', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return drive ? 1 : atOnce
}

function partyOf(line: readonly WaitingParty[], id: string): WaitingParty {
  const party = line.find(one => one.id === id)
  if (!party) throw new Error('a party that is served waits')
  return party
}

/** The line of one event, its seats, and the reservations of those in it: one promoter at a time. */
async function lockLine(tx: Tx, eventId: string): Promise<void> {
  await lockRows(tx, 'events', [eventId])
  const entries = await tx
    .selectFrom('waitlist_entries')
    .select(['id', 'person_id as personId'])
    .where('event_id', '=', eventId)
    .where('state', 'in', ['waiting', 'offered'])
    .execute()
  await lockRows(
    tx,
    'waitlist_entries',
    entries.map(({ id }) => id),
  )
  await lockEverySlot(tx, eventId)
  const reservations = await tx
    .selectFrom('reservations')
    .select('id')
    .where('event_id', '=', eventId)
    .where('state', 'in', ['held', 'offered', 'confirmed'])
    .where('person_id', 'in', [...entries.map(({ personId }) => personId), eventId])
    .execute()
  await lockRows(
    tx,
    'reservations',
    reservations.map(({ id }) => id),
  )
}

async function hasLine(db: DatabaseOrTx, eventId: string): Promise<boolean> {
  const row = await db
    .selectFrom('waitlist_entries')
    .select('id')
    .where('event_id', '=', eventId)
    .where('state', 'in', ['waiting', 'offered'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function readEvent(db: DatabaseOrTx, eventId: string): Promise<LineEvent> {
  return db
    .selectFrom('events')
    .select([
      'id',
      'brand_id as brandId',
      'state',
      'time_zone as timeZone',
      'starts_at as startsAt',
      'rsvp_closes_at as replyClosesAt',
    ])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
}
