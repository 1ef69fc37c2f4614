import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { loadWave } from './store.server'

/** Takes someone out of a wave that has not left; they may be chosen again. Pressed twice, it answers the same. */
export async function removeRecipient(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { waveId: string; invitationId: string },
): Promise<Result<undefined, { reason: 'not_found' | 'already_sent' }>> {
  if (!isUuid(input.waveId) || !isUuid(input.invitationId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'waves', [input.waveId])
    const wave = await loadWave(tx, actor, input.waveId)
    if (wave === null) return refuse({ reason: 'not_found' })
    if (wave.state === 'sent') return refuse({ reason: 'already_sent' })
    const removed = await tx
      .deleteFrom('invitations')
      .where('id', '=', input.invitationId)
      .where('wave_id', '=', wave.id)
      .where('state', '=', 'draft')
      .returning('person_id')
      .executeTakeFirst()
    if (removed) {
      await recordAudit(tx, actor, {
        action: 'wave.person_removed',
        subject: { kind: 'wave', id: wave.id },
        brandId: wave.brandId,
        details: { personId: removed.person_id },
      })
    }
    return allow()
  })
}
