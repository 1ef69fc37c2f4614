import { type Expression, type SqlBool, sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { worksForBrand } from '../brands/scope.server'
import { type Actor, brandsOf } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { readSuppressions } from '../permission/queries.server'
import { type Channel, clubPolicy, type SuppressionReason } from '../permission/types'
import { isFactKind } from './plan-import'
import { OWN_SOURCE } from './purposes'
import type { PeopleSearch } from './schema'
import { FACT_KINDS, type FactKind } from './types'

export type PersonLine = {
  id: string
  givenName: string
  familyName: string
  address: string
  standing: string
  model: string
  city: string
  channels: Channel[]
  createdAt: string
}
export type PeoplePage = { people: PersonLine[]; total: number; page: number; pages: number }

const perPage = 50

/**
 * People, fifty a page, as this actor may see them: brand staff those with a current permission to one of their brands,
 * with that brand's facts and channels only; managers everyone. `q` is looked for in names and address, accents aside.
 */
export async function listPeople(db: DatabaseOrTx, actor: Actor, search: PeopleSearch): Promise<PeoplePage> {
  const where = [seenBy(actor), ...conditionsOf(actor, search)]
  const found = db.selectFrom('persons as p').where(eb => eb.and(where))
  const { count } = await found.select(eb => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  const total = Number(count)
  const pages = Math.max(1, Math.ceil(total / perPage))
  const page = Math.min(search.page, pages)
  const direction = search.order === 'ascending' ? 'asc' : 'desc'
  const rows = await found
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.address', 'p.standing', 'p.created_at'])
    .select([
      factOf(actor, 'vehicle_model').as('model'),
      factOf(actor, 'city').as('city'),
      channelsOf(actor).as('channels'),
    ])
    .$if(search.sort === 'since', query => query.orderBy('p.created_at', direction))
    .orderBy(sql`${plain('p.family_name')}`, direction)
    .orderBy(sql`${plain('p.given_name')}`, direction)
    .orderBy('p.id')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return {
    total,
    page,
    pages,
    people: rows.map(row => ({
      id: row.id,
      givenName: row.given_name,
      familyName: row.family_name,
      address: row.address,
      standing: row.standing,
      model: row.model ?? '',
      city: row.city ?? '',
      channels: row.channels,
      createdAt: row.created_at.toISOString(),
    })),
  }
}

/** SQL condition on `persons as p`: brand staff see a person only through a current permission given to their brand. */
function seenBy(actor: Actor): Expression<SqlBool> {
  if (brandsOf(actor) === 'all') return sql<boolean>`true`
  return sql<boolean>`exists (select 1 from permissions g where g.person_id = p.id and g.withdrawn_at is null
    and ${worksForBrand(actor, 'g.brand_id')})`
}

function conditionsOf(actor: Actor, search: PeopleSearch): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = []
  for (const word of search.q.split(/\s+/).filter(one => one !== '')) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql<boolean>`(${plain('p.given_name')} || ' ' || ${plain('p.family_name')} || ' ' || p.address_norm)
      like ${withoutAccents(sql`${like}::text`)}`)
  }
  if (search.standing !== '') conditions.push(sql<boolean>`p.standing = ${search.standing}`)
  if (search.reach === 'none') conditions.push(sql<boolean>`not ${granted(actor, null)}`)
  else if (search.reach !== '') conditions.push(granted(actor, search.reach))
  return conditions
}

function granted(actor: Actor, channel: string | null): Expression<SqlBool> {
  const ofChannel = channel === null ? sql`` : sql`and g.channel = ${channel}`
  return sql<boolean>`exists (select 1 from permissions g where g.person_id = p.id and g.withdrawn_at is null
    and ${worksForBrand(actor, 'g.brand_id')} ${ofChannel})`
}

function plain(column: string) {
  return withoutAccents(sql.ref(column))
}

function withoutAccents(text: Expression<unknown>) {
  return sql<string>`translate(lower(${text}), 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿœ', 'aaaaaaceeeeiiiinoooooouuuuyyo')`
}

function factOf(actor: Actor, kind: FactKind) {
  return sql<string | null>`(select f.value from facts f where f.person_id = p.id and f.kind = ${kind}
    and f.superseded_at is null and ${worksForBrand(actor, 'f.brand_id')} order by f.recorded_at desc limit 1)`
}

function channelsOf(actor: Actor) {
  return sql<Channel[]>`array(select distinct g.channel from permissions g where g.person_id = p.id
    and g.withdrawn_at is null and ${worksForBrand(actor, 'g.brand_id')} order by g.channel)`
}

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

/** Facts stand in the order in which the house names their kinds. */
const inOrderOfKinds = sql`array_position(${[...FACT_KINDS]}::text[], f.kind)`

/** `masked`: the value is hidden from whoever merely holds a letter, which can be passed on. */
export type MyFact = {
  id: string
  brandId: string
  brandName: string
  kind: FactKind
  value: string
  masked: boolean
  source: string
  isMine: boolean
  purpose: string
  recordedOn: string
}

/** What a letter that was passed on must not tell a stranger. */
const guarded: readonly string[] = ['vin', 'birth_date', 'phone', 'note'] satisfies FactKind[]

/**
 * What the house knows of a person, for that person alone. Signed in, they read it whole; by a letter, the facts that
 * a stranger could misuse show that they are there and no more.
 */
export async function readMyFacts(db: DatabaseOrTx, actor: Actor): Promise<MyFact[]> {
  if (actor.kind === 'system') return []
  const rows = await db
    .selectFrom('facts as f')
    .innerJoin('brands as b', 'b.id', 'f.brand_id')
    .select(['f.id', 'f.brand_id', 'b.name as brand_name', 'f.kind', 'f.value', 'f.source', 'f.purpose'])
    .select(sql<string>`to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD')`.as('recorded_on'))
    .where('f.person_id', '=', actor.personId)
    .where('f.superseded_at', 'is', null)
    .orderBy('b.name')
    .orderBy(inOrderOfKinds)
    .execute()
  return rows.flatMap(row => {
    if (!isFactKind(row.kind)) return []
    const masked = actor.kind === 'letter' && guarded.includes(row.kind)
    return [
      {
        id: row.id,
        brandId: row.brand_id,
        brandName: row.brand_name,
        kind: row.kind,
        value: masked ? '' : row.value,
        masked,
        source: row.source,
        isMine: row.source === OWN_SOURCE,
        purpose: row.purpose,
        recordedOn: row.recorded_on,
      },
    ]
  })
}
