import type { DatabaseOrTx } from '~db/client'
import { REMOVED_VALUE } from '../profile/purposes'
import { factsOfKind } from './from-facts'

export type OwnFact = { value: string; source: string; recordedAt: Date }

/** What a brand knows of a person that answers what its events ask, by the kind of the fact. No other brand's facts are among them. */
export async function readOwnFacts(
  db: DatabaseOrTx,
  { personId, brandId }: { personId: string; brandId: string },
): Promise<Map<string, OwnFact>> {
  const rows = await db
    .selectFrom('facts')
    .select(['kind', 'value', 'source', 'recorded_at as recordedAt'])
    .where('person_id', '=', personId)
    .where('brand_id', '=', brandId)
    .where('superseded_at', 'is', null)
    .where('value', '<>', REMOVED_VALUE)
    .where('kind', 'in', Object.values(factsOfKind).flat())
    .execute()
  return new Map(rows.map(({ kind, ...fact }) => [kind, fact]))
}
