import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { type UseBenefitRefusal, useBenefit } from './use-benefit.server'

/**
 * A member asks the concierge for something, in their own words. `requestId` is of the form's own making: sent twice it
 * is one request, and counts once. Refuses as `useBenefit` does, and `no_words`.
 */
export async function askConcierge(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { requestId, words }: { requestId: string; words: string },
): Promise<Result<{ left: number }, UseBenefitRefusal | { reason: 'no_words' }>> {
  if (words.trim() === '') return refuse({ reason: 'no_words' })
  if (actor.kind !== 'person') return refuse({ reason: 'not_a_member', allowance: 0, used: 0 })
  return inTransaction(ctx.db, async tx => {
    const used = await useBenefit(tx, {
      personId: actor.personId,
      benefit: 'concierge',
      subject: { kind: 'request', id: requestId },
      words: words.trim(),
      now: await readClock(tx),
    })
    if (used.ok) {
      await recordAudit(tx, actor, {
        action: 'concierge.asked',
        subject: { kind: 'request', id: requestId },
        details: { person: actor.personId },
      })
    }
    return used
  })
}

/**
 * Those who run the club give a member back what was used, as when nothing could be done. Done twice it is done once.
 * Refuses `not_found`, and `is_done` for a request that was seen to.
 */
export async function giveBackUse(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { useId, personId }: { useId: string; personId: string },
): Promise<Result<undefined, { reason: 'not_found' | 'is_done' }>> {
  if (!runsTheClub(actor) || !isUuid(useId) || !isUuid(personId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const use = await tx
      .selectFrom('benefit_uses')
      .select(['id', 'benefit', 'given_back_at', 'done_at'])
      .where('id', '=', useId)
      .where('person_id', '=', personId)
      .forUpdate()
      .executeTakeFirst()
    if (!use) return refuse({ reason: 'not_found' })
    if (use.given_back_at) return allow()
    if (use.done_at) return refuse({ reason: 'is_done' })
    await tx
      .updateTable('benefit_uses')
      .set({ given_back_at: await readClock(tx) })
      .where('id', '=', useId)
      .execute()
    await recordAudit(tx, actor, {
      action: 'benefit.given_back',
      subject: { kind: 'benefit_use', id: useId },
      details: { person: personId, benefit: use.benefit },
    })
    return allow()
  })
}
