import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { hashAddress } from '../kernel/address'
import { lettersLeft, mayWrite } from './policy'
import {
  type Channel,
  type ContactPolicy,
  clubPolicy,
  homeZone,
  type MyBrand,
  type MyPermission,
  type MyWord,
  type SuppressionReason,
  type WritingFacts,
} from './types'

/** What `mayWrite` needs to know of one person, for one brand and channel. Throws when there is no such person. */
export async function readWritingFacts(
  db: DatabaseOrTx,
  personId: string,
  brandId: string,
  channel: Channel,
): Promise<WritingFacts> {
  const facts = (await readWritingFactsOf(db, [personId], brandId, channel)).get(personId)
  if (!facts) throw new Error(`no person ${personId}`)
  return facts
}

/** The same for many people in four queries: an audience is previewed by the rule that will hold when letters leave. */
export async function readWritingFactsOf(
  db: DatabaseOrTx,
  personIds: readonly string[],
  brandId: string,
  channel: Channel,
): Promise<Map<string, WritingFacts>> {
  if (personIds.length === 0) return new Map()
  const ids = [...personIds]
  const people = await db
    .selectFrom('persons as p')
    .leftJoin('contact_policies as c', 'c.person_id', 'p.id')
    .leftJoin('permissions as g', join =>
      join
        .onRef('g.person_id', '=', 'p.id')
        .on('g.brand_id', '=', brandId)
        .on('g.purpose', '=', 'invitations')
        .on('g.channel', '=', channel)
        .on('g.withdrawn_at', 'is', null),
    )
    .select(['p.id', 'p.address_norm', 'p.time_zone', 'g.id as permission_id', ...policyColumns])
    .where('p.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const letters = await readLettersInWindow(db, ids)
  const suppressions = await readSuppressions(
    db,
    people.map(person => person.address_norm),
    brandId,
  )
  return new Map(
    people.map(person => [
      person.id,
      {
        permission: person.permission_id ? { id: person.permission_id, channel } : null,
        policy: toPolicy(person),
        suppressions: suppressions.get(person.address_norm) ?? [],
        lettersInWindow: letters.get(person.id) ?? [],
        personZone: person.time_zone ?? homeZone,
      },
    ]),
  )
}

/** Suppressions of addresses (normalised) by one brand or by all, by address. */
export async function readSuppressions(
  db: DatabaseOrTx,
  addresses: readonly string[],
  brandId: string,
): Promise<Map<string, SuppressionReason[]>> {
  if (addresses.length === 0) return new Map()
  const addressOf = new Map(addresses.map(address => [hashAddress(address).toString('hex'), address]))
  const rows = await db
    .selectFrom('suppressions')
    .select(['address_hash', 'reason'])
    .where('address_hash', '=', sql<Buffer>`any(${[...addressOf.keys()].map(hex => `\\x${hex}`)}::bytea[])`)
    .where(eb => eb.or([eb('brand_id', 'is', null), eb('brand_id', '=', brandId)]))
    .orderBy('reason')
    .execute()
  const found = new Map<string, SuppressionReason[]>()
  for (const row of rows) {
    const address = addressOf.get(row.address_hash.toString('hex')) ?? ''
    found.set(address, [...(found.get(address) ?? []), row.reason as SuppressionReason])
  }
  return found
}

/**
 * A person's own word, read by that person alone (signed in, or by the letter they hold): every brand of the club with
 * what they allow it, the dial, and what is left of it at this moment. Null for the system and for an unknown person.
 */
export async function readMyWord(db: DatabaseOrTx, actor: Actor): Promise<MyWord | null> {
  if (actor.kind === 'system') return null
  const row = await db
    .selectFrom('persons as p')
    .leftJoin('contact_policies as c', 'c.person_id', 'p.id')
    .select([
      'p.id',
      'p.given_name',
      'p.family_name',
      'p.civility',
      'p.time_zone',
      'p.address_norm',
      ...policyColumns,
    ])
    .where('p.id', '=', actor.personId)
    .executeTakeFirst()
  if (!row) return null
  const now = await readClock(db)
  const zone = row.time_zone ?? homeZone
  const policy = toPolicy(row)
  const letters = (await readLettersInWindow(db, [row.id])).get(row.id) ?? []
  const verdict = mayWrite({
    permission: { id: '', channel: 'email' },
    suppressions: [],
    policy,
    lettersInWindow: letters,
    personZone: zone,
    now,
  })
  return {
    person: {
      id: row.id,
      givenName: row.given_name,
      familyName: row.family_name,
      civility: row.civility,
      zone,
    },
    policy: { ...policy, setByPerson: row.set_by === 'person' },
    lettersLeft: lettersLeft(policy, letters, now),
    moreFrom: verdict.ok || verdict.reason !== 'cadence_reached' ? null : verdict.nextAllowedAt,
    brands: await readMyBrands(db, row.id, row.address_norm),
  }
}

async function readMyBrands(db: DatabaseOrTx, personId: string, address: string): Promise<MyBrand[]> {
  const brands = await db.selectFrom('brands').select(['id', 'name', 'accent']).orderBy('name').execute()
  const permissions = await db
    .selectFrom('permissions')
    .select(['id', 'brand_id', 'channel', 'granted_on', 'source', 'words', 'how'])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('channel')
    .execute()
  const suppressions = await db
    .selectFrom('suppressions')
    .select(['brand_id', 'reason'])
    .where('address_hash', '=', hashAddress(address))
    .orderBy('reason')
    .execute()
  return brands.map(brand => ({
    ...brand,
    permissions: permissions.filter(one => one.brand_id === brand.id).map(toMyPermission),
    suppressed:
      (suppressions.find(one => one.brand_id === null || one.brand_id === brand.id)?.reason as
        | SuppressionReason
        | undefined) ?? null,
  }))
}

function toMyPermission(row: {
  id: string
  channel: string
  granted_on: string
  source: string
  words: string
  how: string
}): MyPermission {
  return {
    id: row.id,
    channel: row.channel as Channel,
    grantedOn: row.granted_on,
    source: row.source,
    words: row.words,
    how: row.how === 'page' ? 'page' : 'import',
  }
}

/**
 * When promotional letters left for each person, as far back as the longest window: those handed to the carrier, and
 * those whose fate stayed unknown, for they may have arrived. One that the carrier refused was never received.
 */
async function readLettersInWindow(
  db: DatabaseOrTx,
  personIds: readonly string[],
): Promise<Map<string, Date[]>> {
  const rows = await db
    .selectFrom('letters')
    .select(['person_id', 'sending_at'])
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .where('promotional', '=', true)
    .where('sending_at', '>', sql<Date>`clock_timestamp() - interval '366 days'`)
    .where(eb => eb.or([eb('state', '<>', 'failed'), eb('failed_because', '=', 'unknown_outcome')]))
    .execute()
  const letters = new Map<string, Date[]>()
  for (const row of rows) {
    if (row.sending_at) letters.set(row.person_id, [...(letters.get(row.person_id) ?? []), row.sending_at])
  }
  return letters
}

const policyColumns = [
  'c.letters_max',
  'c.per_days',
  'c.quiet_from',
  'c.quiet_to',
  'c.paused_until',
  'c.set_by',
] as const

function toPolicy(row: {
  letters_max: number | null
  per_days: number | null
  quiet_from: string | null
  quiet_to: string | null
  paused_until: Date | null
}): ContactPolicy {
  return {
    lettersMax: row.letters_max ?? clubPolicy.lettersMax,
    perDays: row.per_days ?? clubPolicy.perDays,
    quietFrom: row.quiet_from?.slice(0, 5) ?? clubPolicy.quietFrom,
    quietTo: row.quiet_to?.slice(0, 5) ?? clubPolicy.quietTo,
    pausedUntil: row.paused_until,
  }
}
