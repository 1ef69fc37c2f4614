import { sql } from 'kysely'
import { dayInZone } from '~/shared/format'
import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { readSuppressions } from '../permission/queries.server'
import { type Channel, homeZone } from '../permission/types'
import type { Known, KnownFact, KnownPerson } from './plan-import'
import { OWN_SOURCE, REMOVED_VALUE } from './purposes'

/** Ids of the people with these normalised addresses, by address. */
export async function findPersonIds(
  db: DatabaseOrTx,
  addresses: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('persons')
    .select(['id', 'address_norm'])
    .where('address_norm', '=', sql<string>`any(${[...addresses]}::text[])`)
    .execute()
  return new Map(rows.map(row => [row.address_norm, row.id]))
}

/** All that `planImport` weighs of the people behind these addresses, at one brand. Read it under their locks to write. */
export async function readKnown(
  db: DatabaseOrTx,
  brandId: string,
  addresses: readonly string[],
): Promise<Known> {
  const rows = await db
    .selectFrom('persons as p')
    .leftJoin('contact_policies as c', 'c.person_id', 'p.id')
    .select(['p.id', 'p.address_norm', 'p.given_name', 'p.family_name', 'p.civility', 'p.time_zone'])
    .select(['c.letters_max', 'c.per_days', 'c.set_by'])
    .where('p.address_norm', '=', sql<string>`any(${[...addresses]}::text[])`)
    .execute()
  const ids = rows.map(row => row.id)
  const facts = await readKnownFacts(db, brandId, ids)
  const permissions = await readKnownPermissions(db, brandId, ids)
  const people = rows.map((row): [string, KnownPerson] => [
    row.address_norm,
    {
      id: row.id,
      givenName: row.given_name,
      familyName: row.family_name,
      civility: row.civility,
      zone: row.time_zone,
      facts: facts.get(row.id) ?? [],
      ...(permissions.get(row.id) ?? { permissions: [], withdrawnOn: {} }),
      policy:
        row.letters_max === null || row.per_days === null
          ? null
          : { lettersMax: row.letters_max, perDays: row.per_days, setBy: readSetBy(row.set_by) },
    },
  ])
  return { people: new Map(people), suppressions: await readSuppressions(db, addresses, brandId) }
}

/** The present value of each kind, or the trace that the person took it away. */
async function readKnownFacts(
  db: DatabaseOrTx,
  brandId: string,
  ids: readonly string[],
): Promise<Map<string, KnownFact[]>> {
  const rows = await db
    .selectFrom('facts')
    .distinctOn(['person_id', 'kind'])
    .select(['id', 'person_id', 'kind', 'value', 'source', 'superseded_at'])
    .where('brand_id', '=', brandId)
    .where('person_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(eb => eb.or([eb('superseded_at', 'is', null), eb('value', '=', REMOVED_VALUE)]))
    .orderBy('person_id')
    .orderBy('kind')
    .orderBy(sql`superseded_at is null`, 'desc')
    .execute()
  const facts = new Map<string, KnownFact[]>()
  for (const row of rows) {
    const untouchable = row.source === OWN_SOURCE || row.superseded_at !== null
    const fact = { id: row.id, kind: row.kind, value: row.value, untouchable }
    facts.set(row.person_id, [...(facts.get(row.person_id) ?? []), fact])
  }
  return facts
}

type KnownGrants = {
  permissions: KnownPerson['permissions'][number][]
  withdrawnOn: KnownPerson['withdrawnOn']
}

async function readKnownPermissions(
  db: DatabaseOrTx,
  brandId: string,
  ids: readonly string[],
): Promise<Map<string, KnownGrants>> {
  const rows = await db
    .selectFrom('permissions')
    .select(['id', 'person_id', 'channel', 'granted_on', 'how', 'withdrawn_at', 'withdrawn_how'])
    .where('brand_id', '=', brandId)
    .where('purpose', '=', 'invitations')
    .where('person_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('withdrawn_at')
    .execute()
  const grants = new Map<string, KnownGrants>()
  for (const row of rows) {
    const one = grants.get(row.person_id) ?? { permissions: [], withdrawnOn: {} }
    const channel = row.channel as Channel
    if (row.withdrawn_at === null) {
      const how = row.how === 'page' ? 'page' : 'import'
      one.permissions.push({ id: row.id, channel, grantedOn: row.granted_on, how })
    } else if (row.withdrawn_how !== 'renewed') {
      one.withdrawnOn[channel] = dayInZone(row.withdrawn_at, homeZone)
    }
    grants.set(row.person_id, one)
  }
  return grants
}

function readSetBy(text: string | null): 'club' | 'import' | 'person' {
  return text === 'person' || text === 'import' ? text : 'club'
}

/** An import's row, locked first of all, so that two runs of it follow one another. */
export async function lockImport(tx: Tx, importId: string) {
  await lockRows(tx, 'imports', [importId])
  return tx
    .selectFrom('imports')
    .select(['id', 'brand_id', 'file', 'file_name', 'state', 'mapping', 'counts'])
    .where('id', '=', importId)
    .executeTakeFirst()
}
