import { dayInZone } from '~/shared/format'
import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { homeZone } from '../permission/types'
import { OWN_SOURCE, purposeOf } from './purposes'
import type { FactKind } from './types'
import { writeOwnFact } from './write-own-fact.server'

/**
 * Keeps what a person told a brand of themself, because they asked for it to be remembered: theirs, for the purpose of
 * its kind, in the place of a former value, which keeps its dates. The same again writes nothing. The caller holds the
 * lock on the person.
 */
export async function rememberFact(
  tx: Tx,
  actor: Actor,
  fact: { personId: string; brandId: string; kind: FactKind; value: string },
): Promise<void> {
  const { personId, brandId, kind, value } = fact
  const current = await tx
    .selectFrom('facts')
    .select(['id', 'value', 'source'])
    .where('person_id', '=', personId)
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  if (current?.value === value && current.source === OWN_SOURCE) return
  await writeOwnFact(tx, actor, {
    ...fact,
    purpose: purposeOf[kind],
    givenOn: dayInZone(await readClock(tx), homeZone),
    formerId: current?.id ?? null,
    action: 'fact.told',
  })
}
