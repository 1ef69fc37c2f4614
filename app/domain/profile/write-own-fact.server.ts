import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import { OWN_SOURCE } from './purposes'
import type { FactKind } from './types'

export type OwnFact = {
  personId: string
  brandId: string
  kind: FactKind
  value: string
  purpose: string
  /** The day on which it was said, as YYYY-MM-DD. */
  givenOn: string
  /** The current fact whose place it takes; null for the first of its kind. */
  formerId: string | null
  action: 'fact.told' | 'fact.corrected'
}

/** Writes what a person says of themself in the place of the former fact, which keeps its dates. The caller holds the lock on the person. */
export async function writeOwnFact(tx: Tx, actor: Actor, fact: OwnFact): Promise<void> {
  const { formerId, brandId, kind } = fact
  if (formerId !== null)
    await tx
      .updateTable('facts')
      .set({ superseded_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', formerId)
      .execute()
  const { id } = await tx
    .insertInto('facts')
    .values({
      person_id: fact.personId,
      brand_id: brandId,
      kind,
      value: fact.value,
      source: OWN_SOURCE,
      purpose: fact.purpose,
      given_on: fact.givenOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAudit(tx, actor, {
    action: fact.action,
    subject: { kind: 'fact', id },
    brandId,
    details: { kind, former: formerId },
  })
}
