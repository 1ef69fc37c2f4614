import { inTransaction } from '~db/transaction'
import type { Ctx } from '../kernel/context'
import { OWN_SOURCE, REMOVED_VALUE } from '../profile/purposes'
import { earnPoints } from './earn-points.server'
import { pointsFor } from './points'

/**
 * The day's thanks for what members told of themselves: points once for each kind of fact, and only for what they gave
 * with their own hand and left standing. The ledger refuses a second entry for the same cause, so that any number of
 * days gives them once. Returns how many entries were written.
 */
export async function rewardConfidences(ctx: Pick<Ctx, 'db'>): Promise<number> {
  let written = 0
  for (const { personId, kind } of await findConfidences(ctx)) {
    const isNew = await inTransaction(ctx.db, tx =>
      earnPoints(tx, {
        personId,
        amount: pointsFor.confidence,
        reason: 'confidence',
        subject: { kind: 'fact', id: kind },
      }),
    )
    if (isNew) written++
  }
  return written
}

async function findConfidences(ctx: Pick<Ctx, 'db'>): Promise<{ personId: string; kind: string }[]> {
  return ctx.db
    .selectFrom('facts as f')
    .innerJoin('memberships as m', 'm.person_id', 'f.person_id')
    .select(['f.person_id as personId', 'f.kind'])
    .distinct()
    .where('m.ended_at', 'is', null)
    .where('f.source', '=', OWN_SOURCE)
    .where('f.value', '<>', REMOVED_VALUE)
    .where('f.superseded_at', 'is', null)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('point_entries as e')
            .select('e.id')
            .whereRef('e.person_id', '=', 'f.person_id')
            .where('e.reason', '=', 'confidence')
            .where('e.subject_kind', '=', 'fact')
            .whereRef('e.subject_id', '=', 'f.kind'),
        ),
      ),
    )
    .execute()
}
