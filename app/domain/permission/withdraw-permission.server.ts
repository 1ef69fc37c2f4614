import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { endPermissions, lockDial } from './store.server'

/**
 * Takes one permission back, for the person who gave it. Asked twice it is taken back once. Letters that wait on it
 * leave no more: the dispatcher asks under the same lock. Refuses `not_found` for a permission that is not theirs.
 */
export async function withdrawPermission(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { permissionId: string },
): Promise<Result<undefined, { reason: 'not_found' }>> {
  if (actor.kind === 'system' || !isUuid(input.permissionId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    await lockDial(tx, actor.personId)
    const permission = await tx
      .selectFrom('permissions')
      .select(['id', 'brand_id', 'channel'])
      .where('id', '=', input.permissionId)
      .where('person_id', '=', actor.personId)
      .executeTakeFirst()
    if (!permission) return refuse({ reason: 'not_found' })
    if ((await endPermissions(tx, [permission.id], 'page')) === 0) return allow()
    await recordAudit(tx, actor, {
      action: 'permission.withdrawn',
      subject: { kind: 'permission', id: permission.id },
      brandId: permission.brand_id,
      details: { channel: permission.channel, how: 'page' },
    })
    return allow()
  })
}
