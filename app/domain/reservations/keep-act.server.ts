import type { Tx } from '~db/client'
import { type AuditEntry, recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { ReturnKind } from './change-for-member'

/** What the house does in a member's place: why, what it says of it to them, and what goes back. */
export type HouseAct = { reason: string; word: string; returns: ReturnKind; passesLine: boolean }

/** An act as it is kept. Names that the house gives send nothing back, pass nobody, and say no more than themselves. */
export type KeptAct = (HouseAct & { act: 'changed' | 'cancelled' }) | { act: 'named'; reason: string }

/**
 * Writes what the house did to a reservation with the reason for it, and says so in the audit trail, which names the
 * reason by its id and holds no words of anyone.
 */
export async function keepAct(
  tx: Tx,
  actor: SignedIn,
  reservation: { id: string; brandId: string },
  kept: KeptAct,
  entry: Pick<AuditEntry, 'action' | 'details'>,
): Promise<void> {
  const { act, reason } = kept
  const { id: actId } = await tx
    .insertInto('reservation_acts')
    .values({
      reservation_id: reservation.id,
      act,
      reason,
      done_by: actor.personId,
      ...(kept.act !== 'named' && { word: kept.word, returns: kept.returns, passes_line: kept.passesLine }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAudit(tx, actor, {
    action: entry.action,
    subject: { kind: 'reservation', id: reservation.id },
    brandId: reservation.brandId,
    details: {
      ...entry.details,
      actId,
      ...(kept.act !== 'named' && { returns: kept.returns, passesLine: kept.passesLine }),
    },
  })
}
