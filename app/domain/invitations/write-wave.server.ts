import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { type MergeProblem, problemsOfTemplate } from './merge'
import { loadWave } from './store.server'
import type { WaveWords } from './types'

/**
 * Keeps the letter of a wave that has not left. Either language may still be empty; a merge field that does not exist
 * is `unreadable`, with the field as it was typed. A wave that has left keeps its words: `already_sent`.
 */
export async function writeWave(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { waveId: string; words: WaveWords },
): Promise<
  Result<
    undefined,
    { reason: 'not_found' } | { reason: 'already_sent' } | { reason: 'unreadable'; problems: MergeProblem[] }
  >
> {
  const { subject, body, senderName, senderTitle } = input.words
  const problems = [subject.fr, subject.en, body.fr, body.en].flatMap(problemsOfTemplate)
  if (problems.length > 0) return refuse({ reason: 'unreadable', problems })
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'waves', [input.waveId])
    const wave = await loadWave(tx, actor, input.waveId)
    if (wave === null) return refuse({ reason: 'not_found' })
    if (wave.state === 'sent') return refuse({ reason: 'already_sent' })
    await tx
      .updateTable('waves')
      .set({
        subject_fr: subject.fr,
        subject_en: subject.en,
        body_fr: body.fr,
        body_en: body.en,
        sender_name: senderName,
        sender_title: senderTitle,
      })
      .where('id', '=', wave.id)
      .execute()
    await recordAudit(tx, actor, {
      action: 'wave.written',
      subject: { kind: 'wave', id: wave.id },
      brandId: wave.brandId,
    })
    return allow()
  })
}
