import { sql } from 'kysely'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { readStandingOf } from '../memberships/queries.server'
import { type AnswerRefusal, mayAnswerVouch, mostVouchCharacters } from './vouch-policy'
import { findVouchAsked } from './vouch-queries.server'

export type AnswerVouchRefusal = { reason: 'not_found' } | AnswerRefusal | { reason: 'words_missing' }
export type VouchAnswer = { answer: 'give'; words: string } | { answer: 'decline' }

/**
 * Takes a member's answer to a request to vouch. A yes stands with their words and their name before those who decide; a
 * no is kept for the house alone. The same answer again changes nothing but the words. Anyone but the member asked is
 * told `not_found`.
 */
export async function answerVouch(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  vouchId: string,
  given: VouchAnswer,
): Promise<Result<undefined, AnswerVouchRefusal>> {
  const words =
    given.answer === 'give' ? given.words.normalize('NFC').trim().slice(0, mostVouchCharacters) : ''
  return inTransaction(ctx.db, async tx => {
    const before = await findVouchAsked(tx, actor, vouchId)
    if (!before || actor.kind !== 'person') return refuse({ reason: 'not_found' })
    await lockRows(tx, 'applications', [before.applicationId])
    const vouch = (await findVouchAsked(tx, actor, vouchId)) ?? before
    const answered = mayAnswerVouch({
      answer: given.answer,
      state: vouch.state,
      isWithdrawn: vouch.isWithdrawn,
      application: vouch.applicationState,
      isActiveMember: (await readStandingOf(tx, actor.personId))?.state === 'active',
    })
    if (!answered.ok) return answered
    if (given.answer === 'give' && words === '') return refuse({ reason: 'words_missing' })
    const state = given.answer === 'give' ? 'given' : 'declined'
    await tx
      .updateTable('vouches')
      .set(eb => ({
        state,
        words,
        answered_at: eb.fn.coalesce('answered_at', sql<Date>`clock_timestamp()`),
      }))
      .where('id', '=', vouchId)
      .execute()
    if (vouch.state !== state)
      await recordAudit(tx, actor, {
        action: `vouch.${state}`,
        subject: { kind: 'application', id: vouch.applicationId },
        brandId: vouch.brand?.id,
        details: { vouchId },
      })
    return allow()
  })
}
