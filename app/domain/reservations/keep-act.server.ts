import type { Tx } from '~db/client'
import { type AuditEntry, recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { ReturnKind } from './change-for-member'

/** What the house does in a member's place: why, what it says of it to them, and what goes back. */
export type HouseAct = { reason: string; word: string; returns: ReturnKind; passesLine: boolean }

/**
 * Writes what the house did to a reservation with the reason for it, and says so in the audit trail, which names the
 * reason by its id and holds no words of anyone.
 */
export async function keepAct(
  tx: Tx,
  actor: SignedIn,
  reservation: { id: string; brandId: string },
  act: HouseAct & { act: 'changed' | 'cancelled' },
  entry: Pick<AuditEntry, 'action' | 'details'>,
): Promise<void> {
  const { id: actId } = await tx
    .insertInto('reservation_acts')
    .values({
      reservation_id: reservation.id,
      act: act.act,
      reason: act.reason,
      word: act.word,
      returns: act.returns,
      passes_line: act.passesLine,
      done_by: actor.personId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAudit(tx, actor, {
    action: entry.action,
    subject: { kind: 'reservation', id: reservation.id },
    brandId: reservation.brandId,
    details: { ...entry.details, actId, returns: act.returns, passesLine: act.passesLine },
  })
}
