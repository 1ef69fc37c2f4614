import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { mayChangeRole } from './policy'
import { toStaffRole } from './staff-role'

export type RevokeRefusal = { reason: 'not_found' } | { reason: 'last_admin' }

/**
 * Takes a right away; the next request of its holder is without it, as roles are read at each. Admins take any,
 * managers only a door; a right one may not take is `not_found`. The last admin stays: all admins are locked, so that
 * two who remove one another at the same moment leave one.
 */
export async function revokeRole(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  roleId: string,
): Promise<Result<undefined, RevokeRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const admins = await tx
      .selectFrom('staff_roles')
      .select('id')
      .where('role', '=', 'admin')
      .orderBy('id')
      .forUpdate()
      .execute()
    const held = await tx
      .selectFrom('staff_roles')
      .select(['id', 'person_id', 'role', 'brand_id', 'event_id'])
      .where('id', '=', roleId)
      .executeTakeFirst()
    if (!held || !mayChangeRole(actor, toStaffRole(held.role, held.brand_id, held.event_id).role))
      return refuse({ reason: 'not_found' })
    if (held.role === 'admin' && admins.length <= 1) return refuse({ reason: 'last_admin' })
    await tx.deleteFrom('staff_roles').where('id', '=', held.id).execute()
    await recordAudit(tx, actor, {
      action: 'accounts.role_revoked',
      subject: { kind: 'person', id: held.person_id },
      ...(held.brand_id && { brandId: held.brand_id }),
      details: { role: held.role, eventId: held.event_id },
    })
    return allow()
  })
}
