import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'

/** Someone who sits beside members, new or as they are from now on. */
export async function saveInstructor(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  one: { instructorId?: string; brandId: string; fullName: string; languages: string[] },
): Promise<Result<{ instructorId: string }, { reason: 'not_found' }>> {
  if (!worksFor(actor, one.brandId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const values = { full_name: one.fullName, languages: one.languages }
    const row = one.instructorId
      ? await tx
          .updateTable('instructors')
          .set(values)
          .where('id', '=', one.instructorId)
          .where('brand_id', '=', one.brandId)
          .returning('id')
          .executeTakeFirst()
      : await tx
          .insertInto('instructors')
          .values({ brand_id: one.brandId, ...values })
          .returning('id')
          .executeTakeFirst()
    if (!row) return refuse({ reason: 'not_found' })
    await recordAudit(tx, actor, {
      action: 'instructor.saved',
      subject: { kind: 'instructor', id: row.id },
      brandId: one.brandId,
    })
    return allow({ instructorId: row.id })
  })
}
