import type { Bilingual } from '~/shared/copy'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result } from '../kernel/result'
import { type AskingRefusal, lockAsking } from './lock-asking.server'

/**
 * Writes the waiver of an event, in both languages or in none. Other words are another wording: what was signed stays
 * signed with its text, and the party is asked to read and sign the new one.
 */
export async function writeWaiver(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { eventId: string; words: Bilingual },
): Promise<Result<undefined, AskingRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const event = await lockAsking(tx, actor, input.eventId)
    if (!event.ok) return event
    const { version } = await tx
      .updateTable('events')
      .set({ waiver_fr: plain(input.words.fr), waiver_en: plain(input.words.en) })
      .where('id', '=', input.eventId)
      .returning('waiver_version as version')
      .executeTakeFirstOrThrow()
    await recordAudit(tx, actor, {
      action: 'event.waiver_written',
      subject: { kind: 'event', id: input.eventId },
      brandId: event.value.brand.id,
      details: { version },
    })
    return allow()
  })
}

/** A browser sends its lines with a carriage return: the same words are the same wording. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}
