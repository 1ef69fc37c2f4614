import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { earnPoints } from '../memberships/earn-points.server'
import { pointsFor } from '../memberships/points'
import { findAskedOf } from './feedback-queries.server'
import { type FeedbackRefusal, mayGiveFeedback } from './policy'
import type { Feedback, WishWords } from './types'
import { findModel, isSaid, writeWish } from './wish-store.server'

export type GiveFeedbackRefusal = FeedbackRefusal | { reason: 'not_found' | 'unknown_model' }

/**
 * Keeps what someone says of an event that they lived, and what they wish for after it; the same form again puts it
 * right. It earns points once. A wish left empty is taken back. Refuses `not_found`; `not_ended`, `not_there` and
 * `closed` as the policy says; `unknown_model` for a model that the brand does not show.
 */
export async function giveFeedback(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { reservationId: string; feedback: Feedback; wish: WishWords },
): Promise<Result<{ isNew: boolean }, GiveFeedbackRefusal>> {
  const { reservationId, feedback, wish } = input
  if (actor.kind === 'system') return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    if (!(await findAskedOf(tx, actor, reservationId))) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'reservations', [reservationId])
    const asked = await findAskedOf(tx, actor, reservationId)
    if (!asked) return refuse({ reason: 'not_found' })
    const { event, tookPart } = asked
    const may = mayGiveFeedback({ ...event, tookPart, now: await readClock(tx) })
    if (!may.ok) return may
    if (wish.modelId && !(await findModel(tx, wish.modelId, event.brandId)))
      return refuse({ reason: 'unknown_model' })
    const isNew = asked.feedback === null
    await keep(tx, { reservationId, eventId: event.id, personId: actor.personId }, feedback)
    await keepWish(tx, { personId: actor.personId, eventId: event.id, brandId: event.brandId }, wish)
    await earnPoints(tx, {
      personId: actor.personId,
      amount: pointsFor.feedback,
      reason: 'feedback',
      subject: { kind: 'reservation', id: reservationId },
    })
    await recordAudit(tx, actor, {
      action: isNew ? 'feedback.given' : 'feedback.changed',
      subject: { kind: 'reservation', id: reservationId },
      brandId: event.brandId,
      details: { signed: feedback.signed },
    })
    return allow({ isNew })
  })
}

async function keep(
  tx: Tx,
  of: { reservationId: string; eventId: string; personId: string },
  { liked, words, signed }: Feedback,
): Promise<void> {
  const now = await readClock(tx)
  const said = { liked, words, signed, changed_at: now }
  await tx
    .insertInto('event_feedback')
    .values({ reservation_id: of.reservationId, event_id: of.eventId, person_id: of.personId, ...said })
    .onConflict(oc => oc.column('reservation_id').doUpdateSet(said))
    .execute()
}

/** The one wish that follows this event: written, put right, or taken back when nothing is left of it. */
async function keepWish(
  tx: Tx,
  of: { personId: string; eventId: string; brandId: string },
  wish: WishWords,
): Promise<void> {
  const known = await tx
    .selectFrom('wishes')
    .select('id')
    .where('person_id', '=', of.personId)
    .where('event_id', '=', of.eventId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!known) {
    if (isSaid(wish)) await writeWish(tx, { ...of, ...wish })
    return
  }
  const { modelId, place, season, words } = wish
  await tx
    .updateTable('wishes')
    .set(isSaid(wish) ? { model_id: modelId, place, season, words } : { withdrawn_at: await readClock(tx) })
    .where('id', '=', known.id)
    .execute()
}
