import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { readSuppressions } from '../permission/queries.server'
import { type Channel, clubPolicy, type SuppressionReason } from '../permission/types'
import { isFactKind } from './plan-import'
import { inOrderOfKinds, seenBy } from './scope.server'
import type { FactKind } from './types'

export type StaffFact = {
  id: string
  brandName: string
  kind: FactKind
  value: string
  source: string
  purpose: string
  recordedAt: string
}
export type StaffPermission = {
  id: string
  brandName: string
  channel: Channel
  grantedOn: string
  source: string
  words: string
  withdrawnAt: string | null
  withdrawnHow: string | null
}
export type StaffLetter = { id: string; kind: string; brandName: string | null; state: string; at: string }
export type StaffPerson = {
  id: string
  givenName: string
  familyName: string
  civility: string | null
  address: string
  locale: string
  zone: string | null
  standing: string
  cadence: { lettersMax: number; perDays: number; setBy: string; pausedUntil: string | null }
  suppressed: { brandName: string; reasons: SuppressionReason[] }[]
  facts: StaffFact[]
  permissions: StaffPermission[]
  letters: StaffLetter[]
}

/** One person as this actor may see them, with their own brands' facts, permissions and letters only; null otherwise. */
export async function readPersonForStaff(
  db: DatabaseOrTx,
  actor: Actor,
  personId: string,
): Promise<StaffPerson | null> {
  if (!isUuid(personId)) return null
  const row = await db
    .selectFrom('persons as p')
    .leftJoin('contact_policies as c', 'c.person_id', 'p.id')
    .select([
      'p.id',
      'p.given_name',
      'p.family_name',
      'p.civility',
      'p.address',
      'p.address_norm',
      'p.locale',
    ])
    .select(['p.time_zone', 'p.standing', 'c.letters_max', 'c.per_days', 'c.set_by', 'c.paused_until'])
    .where('p.id', '=', personId)
    .where(seenBy(actor))
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    civility: row.civility,
    address: row.address,
    locale: row.locale,
    zone: row.time_zone,
    standing: row.standing,
    cadence: {
      lettersMax: row.letters_max ?? clubPolicy.lettersMax,
      perDays: row.per_days ?? clubPolicy.perDays,
      setBy: row.set_by ?? 'club',
      pausedUntil: row.paused_until?.toISOString() ?? null,
    },
    suppressed: await readSuppressed(db, actor, row.address_norm),
    facts: await readStaffFacts(db, actor, personId),
    permissions: await readStaffPermissions(db, actor, personId),
    letters: await readStaffLetters(db, actor, personId),
  }
}

async function readSuppressed(
  db: DatabaseOrTx,
  actor: Actor,
  address: string,
): Promise<StaffPerson['suppressed']> {
  const brands = await db
    .selectFrom('brands as b')
    .select(['b.id', 'b.name'])
    .where(worksForBrand(actor, 'b.id'))
    .orderBy('b.name')
    .execute()
  const suppressed: StaffPerson['suppressed'] = []
  for (const brand of brands) {
    const reasons = (await readSuppressions(db, [address], brand.id)).get(address) ?? []
    if (reasons.length > 0) suppressed.push({ brandName: brand.name, reasons })
  }
  return suppressed
}

async function readStaffFacts(db: DatabaseOrTx, actor: Actor, personId: string): Promise<StaffFact[]> {
  const rows = await db
    .selectFrom('facts as f')
    .innerJoin('brands as b', 'b.id', 'f.brand_id')
    .select(['f.id', 'b.name as brand_name', 'f.kind', 'f.value', 'f.source', 'f.purpose', 'f.recorded_at'])
    .where('f.person_id', '=', personId)
    .where('f.superseded_at', 'is', null)
    .where(worksForBrand(actor, 'f.brand_id'))
    .orderBy('b.name')
    .orderBy(inOrderOfKinds)
    .execute()
  return rows.flatMap(row =>
    isFactKind(row.kind)
      ? [
          {
            id: row.id,
            brandName: row.brand_name,
            kind: row.kind,
            value: row.value,
            source: row.source,
            purpose: row.purpose,
            recordedAt: row.recorded_at.toISOString(),
          },
        ]
      : [],
  )
}

async function readStaffPermissions(
  db: DatabaseOrTx,
  actor: Actor,
  personId: string,
): Promise<StaffPermission[]> {
  const rows = await db
    .selectFrom('permissions as g')
    .innerJoin('brands as b', 'b.id', 'g.brand_id')
    .select(['g.id', 'b.name as brand_name', 'g.channel', 'g.granted_on', 'g.source', 'g.words'])
    .select(['g.withdrawn_at', 'g.withdrawn_how'])
    .where('g.person_id', '=', personId)
    .where(worksForBrand(actor, 'g.brand_id'))
    .orderBy(sql`g.withdrawn_at is not null`)
    .orderBy('b.name')
    .orderBy('g.channel')
    .orderBy('g.granted_on', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    brandName: row.brand_name,
    channel: row.channel as Channel,
    grantedOn: row.granted_on,
    source: row.source,
    words: row.words,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawnHow: row.withdrawn_how,
  }))
}

/** A letter of no brand (a sign-in link) concerns those who run the club. */
async function readStaffLetters(db: DatabaseOrTx, actor: Actor, personId: string): Promise<StaffLetter[]> {
  const rows = await db
    .selectFrom('letters as l')
    .leftJoin('brands as b', 'b.id', 'l.brand_id')
    .select(['l.id', 'l.kind', 'b.name as brand_name', 'l.state', 'l.queued_at', 'l.sent_at'])
    .where('l.person_id', '=', personId)
    .where(worksForBrand(actor, 'l.brand_id'))
    .orderBy('l.queued_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind,
    brandName: row.brand_name,
    state: row.state,
    at: (row.sent_at ?? row.queued_at).toISOString(),
  }))
}
