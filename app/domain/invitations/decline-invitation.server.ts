import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { declineWordsMax } from './schema'
import { holdsSeats, isReaderOf } from './scope.server'

/**
 * The invited person's no, with a word to the host if they like (500 characters at most). Only theirs to say; while
 * they hold seats it is `reserved`: they cancel instead, and see what comes back. Said twice, it stands, and a word
 * said later takes the place of the former; `withdrawn` invitations need no answer.
 */
export async function declineInvitation(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { invitationId: string; words?: string },
): Promise<Result<undefined, { reason: 'not_found' | 'reserved' | 'withdrawn' | 'too_long' }>> {
  if (!isUuid(input.invitationId)) return refuse({ reason: 'not_found' })
  const words = input.words?.trim() ?? ''
  if (words.length > declineWordsMax) return refuse({ reason: 'too_long' })
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'invitations', [input.invitationId])
    const invitation = await tx
      .selectFrom('invitations as i')
      .innerJoin('events as e', 'e.id', 'i.event_id')
      .select(['i.id', 'i.state', 'i.event_id', 'i.person_id', 'e.brand_id'])
      .where('i.id', '=', input.invitationId)
      .where(isReaderOf(actor))
      .executeTakeFirst()
    if (!invitation) return refuse({ reason: 'not_found' })
    if (invitation.state === 'withdrawn') return refuse({ reason: 'withdrawn' })
    if (await hasSeats(tx, invitation)) return refuse({ reason: 'reserved' })
    await tx
      .updateTable('invitations')
      .set({
        state: 'declined',
        declined_at: sql<Date>`coalesce(declined_at, clock_timestamp())`,
        ...(words !== '' && { decline_words: words }),
      })
      .where('id', '=', invitation.id)
      .execute()
    if (invitation.state !== 'declined') {
      await recordAudit(tx, actor, {
        action: 'invitation.declined',
        subject: { kind: 'invitation', id: invitation.id },
        brandId: invitation.brand_id,
        details: { withWords: words !== '' },
      })
    }
    return allow()
  })
}

async function hasSeats(tx: Tx, invitation: { event_id: string; person_id: string }): Promise<boolean> {
  const live = await tx
    .selectFrom('reservations')
    .select('id')
    .where('event_id', '=', invitation.event_id)
    .where('person_id', '=', invitation.person_id)
    .where(holdsSeats('reservations'))
    .executeTakeFirst()
  return live !== undefined
}
