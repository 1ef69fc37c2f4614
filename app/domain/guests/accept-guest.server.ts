import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readEventForStaff } from '../events/queries.server'
import type { StaffEvent } from '../events/types'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { readAgain } from '../reservations/queue-letters.server'
import { type AnswerRefusal, mayAnswer } from './policy'
import { countWaiting, findGuest, findVerdict, type SeatedGuest } from './store.server'
import type { Verdict } from './types'
import { writeExpected } from './write-verdict.server'

export type GuestOf = { eventId: string; guestId: string }
export type VerdictRefusal =
  | { reason: 'not_found' }
  /** Their member took them out of the party, or named someone else in their place. */
  | { reason: 'gone' }
  | { reason: 'answered'; verdict: Verdict }
  | AnswerRefusal

/**
 * The house accepts a guest: they are expected, and their pass opens the door. The last word on a party is a letter to
 * its member. Said twice by the same person it is said once; another's word that came first is told. For those who do
 * the brand's work.
 */
export async function acceptGuest(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  asked: GuestOf,
): Promise<Result<{ name: string; waiting: number }, VerdictRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const opened = await openGuest(tx, actor, asked)
    if (!opened.ok) return opened
    const { event, guest, isSaid } = opened.value
    const { name } = guest
    if (isSaid) return allow({ name, waiting: await countWaiting(tx, guest.reservationId) })
    const reservation = await readAgain(tx, guest.reservationId)
    const now = await readClock(tx)
    const may = mayAnswer({ party: reservation, event: reservation.event, now })
    if (!may.ok) return may
    await tx
      .updateTable('guests')
      .set({ review: 'accepted', reviewed_at: now, reviewed_by: personOf(actor) })
      .where('id', '=', guest.id)
      .execute()
    const waiting = await countWaiting(tx, reservation.id)
    if (waiting === 0) await writeExpected(tx, reservation)
    await recordAudit(tx, actor, {
      action: 'guest.accepted',
      subject: { kind: 'reservation', id: reservation.id },
      brandId: event.brand.id,
      details: { guestId: guest.id },
    })
    return allow({ name, waiting })
  })
}

/** `isSaid`: this very actor has said this very word before, and nothing is left to do. */
type Opened = {
  event: StaffEvent
  guest: Pick<SeatedGuest, 'id' | 'reservationId' | 'name'>
  isSaid: boolean
}

/** The guest whom a verdict is about, with their reservation locked. Whoever comes second hears the first word. */
export async function openGuest(
  tx: Tx,
  actor: Actor,
  asked: GuestOf,
  said: Verdict['said'] = 'accepted',
): Promise<Result<Opened, VerdictRefusal>> {
  const event = await readEventForStaff(tx, actor, asked.eventId)
  if (!event || !isUuid(asked.guestId)) return refuse({ reason: 'not_found' })
  const seen = await findGuest(tx, asked)
  if (seen) await lockRows(tx, 'reservations', [seen.reservationId])
  const verdict = await findVerdict(tx, asked)
  if (verdict) {
    const { byId, reservationId, name, by, at } = verdict
    const isOwn = verdict.said === said && byId !== null && byId === personOf(actor)
    return isOwn
      ? allow({ event, guest: { id: asked.guestId, reservationId, name }, isSaid: true })
      : refuse({ reason: 'answered', verdict: { said: verdict.said, name, by, at } })
  }
  const guest = await findGuest(tx, asked)
  if (!guest) return refuse({ reason: 'gone' })
  // Nobody's word is asked of a guest who was named when a name was enough.
  return guest.review === 'waiting' ? allow({ event, guest, isSaid: false }) : refuse({ reason: 'gone' })
}

export function personOf(actor: Actor): string | null {
  return actor.kind === 'system' ? null : actor.personId
}
