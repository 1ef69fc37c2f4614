import { type Expression, type SqlBool, sql } from 'kysely'
import type { Bilingual } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { readEventFacts } from '../events/queries.server'
import { type Actor, brandsOf, type SignedIn } from '../kernel/actor'
import type { Season } from './types'

export type MyWish = {
  id: string
  model: string | null
  place: string
  season: Season | null
  words: string
  madeAt: Date
  isRead: boolean
  /** The event that it helped to shape; `event` is null while its member may not know of it. */
  uses: { event: { slug: string; title: Bilingual } | null }[]
}

/** One's own wishes that stand, the latest first, with what became of each. */
export async function listMyWishes(db: DatabaseOrTx, actor: SignedIn): Promise<MyWish[]> {
  const rows = await db
    .selectFrom('wishes as w')
    .leftJoin('vehicle_models as m', 'm.id', 'w.model_id')
    .select([
      'w.id',
      'm.name as model',
      'w.place',
      'w.season',
      'w.words',
      'w.made_at as madeAt',
      'w.read_at as readAt',
    ])
    .where('w.person_id', '=', actor.personId)
    .where('w.withdrawn_at', 'is', null)
    .orderBy('w.made_at', 'desc')
    .orderBy('w.id')
    .execute()
  const uses = await listUses(
    db,
    actor,
    rows.map(({ id }) => id),
  )
  return rows.map(({ readAt, season, ...row }) => ({
    ...row,
    season: season as Season | null,
    isRead: readAt !== null || uses.has(row.id),
    uses: uses.get(row.id) ?? [],
  }))
}

async function listUses(
  db: DatabaseOrTx,
  actor: SignedIn,
  wishIds: readonly string[],
): Promise<Map<string, MyWish['uses']>> {
  if (wishIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('wish_uses')
    .select(['wish_id', 'event_id'])
    .where('wish_id', 'in', [...wishIds])
    .orderBy('linked_at')
    .execute()
  const uses = new Map<string, MyWish['uses']>()
  for (const { wish_id, event_id } of rows) {
    const facts = await readEventFacts(db, actor, event_id)
    const event = facts && facts.state === 'published' ? { slug: facts.slug, title: facts.title } : null
    uses.set(wish_id, [...(uses.get(wish_id) ?? []), { event }])
  }
  return uses
}

/** SQL condition: the wish `w` is the actor's to read for the house: of their brand, or said to the club by whoever runs it. */
export function readsWishesOf(actor: Actor): Expression<SqlBool> {
  const brands = brandsOf(actor)
  return brands === 'all' ? sql<boolean>`true` : sql<boolean>`w.brand_id = any(${[...brands]}::uuid[])`
}

export type ReadWish = {
  id: string
  brandName: string | null
  model: string | null
  place: string
  season: Season | null
  words: string
  madeAt: Date
  isRead: boolean
  uses: Bilingual[]
}

/** The latest wishes that stand, for those who may read them: what was said, and never by whom. */
export async function listWishes(db: DatabaseOrTx, actor: Actor, most = 60): Promise<ReadWish[]> {
  const rows = await db
    .selectFrom('wishes as w')
    .leftJoin('vehicle_models as m', 'm.id', 'w.model_id')
    .leftJoin('brands as b', 'b.id', 'w.brand_id')
    .select([
      'w.id',
      'b.name as brandName',
      'm.name as model',
      'w.place',
      'w.season',
      'w.words',
      'w.made_at as madeAt',
      'w.read_at as readAt',
    ])
    .select(
      sql<Bilingual[]>`coalesce((
        select json_agg(json_build_object('fr', e.title_fr, 'en', e.title_en) order by u.linked_at)
        from wish_uses u join events e on e.id = u.event_id where u.wish_id = w.id), '[]')`.as('uses'),
    )
    .where('w.withdrawn_at', 'is', null)
    .where(readsWishesOf(actor))
    .orderBy('w.made_at', 'desc')
    .orderBy('w.id')
    .limit(most)
    .execute()
  return rows.map(({ readAt, season, ...row }) => ({
    ...row,
    season: season as Season | null,
    isRead: readAt !== null,
  }))
}
