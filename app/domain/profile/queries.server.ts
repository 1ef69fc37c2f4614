import { type Expression, type SqlBool, sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import type { Channel } from '../permission/types'
import { isFactKind } from './plan-import'
import { OWN_SOURCE } from './purposes'
import type { PeopleSearch } from './schema'
import { inOrderOfKinds, seenBy } from './scope.server'
import type { FactKind } from './types'

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
const guarded: readonly string[] = [
  'vin',
  'birth_date',
  'phone',
  'note',
  'diet',
  'licence_number',
] satisfies FactKind[]

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
