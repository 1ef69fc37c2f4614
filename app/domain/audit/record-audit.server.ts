import type { Tx } from '~db/client'
import type { Actor } from '../kernel/actor'

export type AuditEntry = {
  action: string
  subject: { kind: string; id: string }
  brandId?: string
  details?: Record<string, string | number | boolean | null>
}

/**
 * Writes who did what to what, in the transaction that does it. Append-only, by a trigger. Details hold ids, counts
 * and names of fields: no personal data, so that an erasure need not touch the trail.
 */
export async function recordAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      actor_kind: actor.kind,
      actor_person_id: actor.kind === 'system' ? null : actor.personId,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      brand_id: entry.brandId ?? null,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute()
}
