import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { readStandingOf } from '../memberships/queries.server'
import type { WishWords } from './types'
import { findModel, isSaid, writeWish } from './wish-store.server'

/** Beyond so many that stand, a wish says nothing more. */
export const wishesMost = 12

export type MakeWishRefusal = { reason: 'not_member' | 'empty' | 'unknown_model' | 'too_many' }

/**
 * Keeps a member's wish, which may name a model of any brand, and is then that brand's to read as well. Refuses
 * `not_member`; `empty` when it says nothing; `unknown_model`; `too_many` when as many stand as anyone may have.
 */
export async function makeWish(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  wish: WishWords,
): Promise<Result<{ wishId: string }, MakeWishRefusal>> {
  const { personId } = actor
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'persons', [personId])
    if (!(await readStandingOf(tx, personId))) return refuse({ reason: 'not_member' })
    if (!isSaid(wish)) return refuse({ reason: 'empty' })
    const model = wish.modelId ? await findModel(tx, wish.modelId, null) : null
    if (wish.modelId && !model) return refuse({ reason: 'unknown_model' })
    const { standing } = await tx
      .selectFrom('wishes')
      .select(({ fn }) => fn.countAll<string>().as('standing'))
      .where('person_id', '=', personId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (Number(standing) >= wishesMost) return refuse({ reason: 'too_many' })
    const brandId = model?.brandId ?? null
    const wishId = await writeWish(tx, { ...wish, personId, brandId, eventId: null })
    await recordAudit(tx, actor, {
      action: 'wish.made',
      subject: { kind: 'wish', id: wishId },
      ...(brandId && { brandId }),
    })
    return allow({ wishId })
  })
}
