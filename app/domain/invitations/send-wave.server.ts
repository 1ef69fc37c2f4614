import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { queueLetters } from '../letters/queue-letter.server'
import { type PreparedLetter, type PreparedWave, prepareWave } from './prepare-wave.server'
import { loadWave, markSent } from './store.server'
import type { WaveObstacle } from './wave-policy'

export type SendRefusal =
  | { reason: 'not_found' }
  /** The letters, or their readers, are no longer what staff had before their eyes. */
  | { reason: 'changed' }
  | { reason: 'obstacles'; obstacles: WaveObstacle[] }

/**
 * Sends a wave: every invitation gets its personal link (its hash is kept) and the reasons it rested on, and its letter
 * is queued under the permission in force, all in one transaction. `mark` is that of the wave as it was shown. Pressed
 * twice, or by two people at once, it leaves once and answers the same. A letter whose reader's own word asks it to
 * wait is held by the dispatcher, which asks the same rule when it leaves.
 */
export async function sendWave(
  ctx: Pick<Ctx, 'db' | 'secrets' | 'log'>,
  actor: SignedIn,
  input: { waveId: string; mark: string },
): Promise<Result<{ sent: number }, SendRefusal>> {
  if (!isUuid(input.waveId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'waves', [input.waveId])
    const wave = await loadWave(tx, actor, input.waveId)
    if (wave === null) return refuse({ reason: 'not_found' })
    if (wave.state === 'sent') return allow({ sent: await countSent(tx, wave.id) })
    const prepared = await prepareWave(tx, actor, wave)
    if (prepared.mark !== input.mark) return refuse({ reason: 'changed' })
    if (prepared.obstacles.length > 0) return refuse({ reason: 'obstacles', obstacles: prepared.obstacles })

    await lockRows(
      tx,
      'invitations',
      prepared.letters.map(letter => letter.invitationId),
    )
    await depart(ctx, tx, prepared)
    await tx
      .updateTable('waves')
      .set({ state: 'sent', sent_at: sql<Date>`clock_timestamp()`, sent_by: actor.personId })
      .where('id', '=', wave.id)
      .execute()
    const people = prepared.letters.length
    await recordAudit(tx, actor, {
      action: 'wave.sent',
      subject: { kind: 'wave', id: wave.id },
      brandId: wave.brandId,
      details: { people },
    })
    ctx.log.info({ waveId: wave.id, people }, 'wave sent')
    return allow({ sent: people })
  })
}

async function depart(ctx: Pick<Ctx, 'secrets'>, tx: Tx, { event, letters }: PreparedWave): Promise<void> {
  const leaving = letters.map(each => ({ ...each, permissionId: permissionOf(each) }))
  await markSent(
    tx,
    leaving.map(({ invitationId, tokenGeneration, permissionId, letter }) => ({
      invitationId,
      permissionId,
      tokenHash: ctx.secrets.hash(ctx.secrets.token('invitation', invitationId, tokenGeneration)),
      why: letter.why,
    })),
    event.guestsAllowed,
  )
  await queueLetters(
    tx,
    leaving.map(({ invitationId, recipient, permissionId, letter }) => ({
      personId: recipient.personId,
      brandId: event.brand.id,
      locale: recipient.locale,
      content: letter.content,
      promotional: true,
      permissionId,
      invitationId,
    })),
  )
}

function permissionOf({ permission, invitationId }: PreparedLetter): string {
  if (permission === null) throw new Error(`invitation ${invitationId} has no permission in force`)
  return permission.id
}

async function countSent(tx: Tx, waveId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('invitations')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('wave_id', '=', waveId)
    .where('state', '<>', 'draft')
    .executeTakeFirstOrThrow()
  return Number(count)
}
