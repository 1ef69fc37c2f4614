import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { WaitRefusal } from '../eligibility/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import type { ReservationAsk } from '../reservations/find-asked.server'
import { queuePromotion } from '../reservations/queue-promotion.server'
import { keepsPlace, precedenceOf } from './order'
import { type Asking, isSeatedNow, judgeAsking, readAsking } from './read-asking.server'
import { readStandings } from './read-standing.server'
import type { WaitingPartyForm } from './schema'
import { changeEntry, findEntry, findLivingEntry, insertEntry, readLineOrder } from './store.server'
import type { WaitlistEntry } from './types'

/** `kept`: a changed party has the place that it had; false, it grew and waits from now on. Null: it has just joined. */
export type Joined = { entryId: string; kept: boolean | null }
export type JoinRefusal =
  | { reason: 'not_found' }
  | WaitRefusal
  /** Nothing to wait for: the seats are there. */
  | { reason: 'seats_free' }

/**
 * Puts a party on the waitlist of an event, or changes the party that someone has there: pressed twice, or in two tabs,
 * it is one place. The invited person asks, signed in or by their letter, or a member who may see the event; whoever
 * might book may wait. A party that asks for no more than before keeps its place; one that grows goes to the end.
 */
export async function joinWaitlist(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  ask: ReservationAsk,
  party: WaitingPartyForm,
): Promise<Result<Joined, JoinRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const asking = await readAsking(tx, actor, ask, await readClock(tx))
    if (!asking) return refuse({ reason: 'not_found' })
    const judged = judgeAsking(asking, { ...party, names: partyOf(party).guestNames })
    if (!judged.ok) return judged
    const present = await findLivingEntry(tx, asking.asked)
    if (present) return change(tx, actor, asking, present, party)
    if (await isSeatedNow(tx, asking, party)) return refuse({ reason: 'seats_free' })
    return join(tx, actor, asking, party)
  })
}

async function join(tx: Tx, actor: Actor, asking: Asking, party: WaitingPartyForm) {
  const { asked, now } = asking
  const order = await readLineOrder(tx, asked.eventId)
  const standing = (await readStandings(tx, [asked.personId], now)).get(asked.personId)
  const id = await insertEntry(tx, {
    ...partyOf(party),
    eventId: asked.eventId,
    personId: asked.personId,
    precedence: standing ? precedenceOf(order, standing) : 0,
    now,
  })
  if (id === null) {
    const other = await findLivingEntry(tx, asked)
    if (!other) throw new Error('a place that stood in the way is gone')
    return change(tx, actor, asking, other, party)
  }
  await record(tx, actor, asking, { id, action: 'waitlist.joined', seats: party.seats })
  return allow({ entryId: id, kept: null })
}

async function change(
  tx: Tx,
  actor: Actor,
  asking: Asking,
  seen: WaitlistEntry,
  party: WaitingPartyForm,
): Promise<Result<Joined, JoinRefusal>> {
  await lockRows(tx, 'waitlist_entries', [seen.id])
  const entry = await findEntry(tx, seen.id)
  // Meanwhile seats were offered, or the place ended: what was judged holds no longer.
  if (entry?.state !== 'waiting') return refuse({ reason: 'not_found' })
  if (isSame(entry, party)) return allow({ entryId: entry.id, kept: true })
  const kept = keepsPlace(entry, party)
  await changeEntry(tx, entry, { ...partyOf(party), joinedAt: kept ? entry.joinedAt : asking.now })
  await record(tx, actor, asking, { id: entry.id, action: 'waitlist.changed', seats: party.seats, kept })
  return allow({ entryId: entry.id, kept })
}

type Recorded = { id: string; action: string; seats: number; kept?: boolean }

/** A party that became smaller may fit what is free: the line is looked at again. */
async function record(
  tx: Tx,
  actor: Actor,
  { asked }: Asking,
  { id, action, seats, kept }: Recorded,
): Promise<void> {
  await recordAudit(tx, actor, {
    action,
    subject: { kind: 'waitlist_entry', id },
    brandId: asked.brandId,
    details: { seats, ...(kept !== undefined && { kept }) },
  })
  await queuePromotion(tx, asked.eventId)
}

function partyOf({ seats, guests, wants, slotIds }: WaitingPartyForm) {
  return { seats, guestNames: guests.map(({ fullName }) => fullName), wants, slotIds: [...new Set(slotIds)] }
}

function isSame(entry: WaitlistEntry, party: WaitingPartyForm): boolean {
  const { seats, guestNames, wants, slotIds } = partyOf(party)
  return (
    entry.seats === seats &&
    entry.wants === wants &&
    entry.guestNames.join('\n') === guestNames.join('\n') &&
    [...entry.slotIds].sort().join() === [...slotIds].sort().join()
  )
}
