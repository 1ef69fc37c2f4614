import type { Bilingual } from '~/shared/copy'
import { lockRows } from '~db/locks'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { listTiers } from './queries.server'

export type CreateTierRefusal = { reason: 'not_found' | 'slug_taken' | 'too_many' }

/** As many as there are ranks. */
const most = 99

/**
 * Adds a tier at the head of the ladder. Nobody rises into it before someone writes what it asks: until then it is
 * given by hand. Refuses `slug_taken`, `too_many`, and `not_found` for an actor who does not run the club.
 */
export async function createTier(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  { slug, name }: { slug: string; name: Bilingual },
): Promise<Result<{ slug: string }, CreateTierRefusal>> {
  if (!runsTheClub(actor)) return refuse({ reason: 'not_found' })
  try {
    return await inTransaction(ctx.db, async tx => {
      const before = await listTiers(tx)
      await lockRows(
        tx,
        'tiers',
        before.map(tier => tier.id),
      )
      const rank = Math.max(0, ...(await listTiers(tx)).map(tier => tier.rank)) + 1
      if (rank > most) return refuse({ reason: 'too_many' })
      const { id } = await tx
        .insertInto('tiers')
        .values({ slug, rank, name_fr: name.fr, name_en: name.en })
        .returning('id')
        .executeTakeFirstOrThrow()
      await recordAudit(tx, actor, {
        action: 'tier.created',
        subject: { kind: 'tier', id },
        details: { rank },
      })
      return allow({ slug })
    })
  } catch (error) {
    if (breaksConstraint(error, 'tiers_slug_key')) return refuse({ reason: 'slug_taken' })
    throw error
  }
}
