import { sql } from 'kysely'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { type Sight, seesOthers } from './policy'
import { findVetted, readStanding } from './store.server'

export type WriteCommentRefusal = { reason: 'not_found' } | { reason: Exclude<Sight, 'shown'> }

/**
 * Adds to what the readers say among themselves. Only those who see the others' votes take part, so that nothing said
 * leans on a first vote. The same words by the same person within a minute are one press of the button.
 */
export async function writeComment(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: { applicationId: string; words: string },
): Promise<Result<undefined, WriteCommentRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findVetted(tx, actor, input.applicationId)
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'applications', [found.id])
    const application = (await findVetted(tx, actor, found.id)) ?? found
    const sight = seesOthers((await readStanding(tx, actor, application)).facts)
    if (sight !== 'shown') return refuse({ reason: sight })

    const same = await tx
      .selectFrom('application_comments')
      .select('id')
      .where('application_id', '=', application.id)
      .where('author_id', '=', actor.personId)
      .where('words', '=', input.words)
      .where('written_at', '>', sql<Date>`clock_timestamp() - interval '1 minute'`)
      .executeTakeFirst()
    if (same) return allow()
    await tx
      .insertInto('application_comments')
      .values({ application_id: application.id, author_id: actor.personId, words: input.words })
      .execute()
    await recordAudit(tx, actor, {
      action: 'review.commented',
      subject: { kind: 'application', id: application.id },
      ...(application.flow.brandId && { brandId: application.flow.brandId }),
    })
    return allow()
  })
}
