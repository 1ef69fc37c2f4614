import { expect, test } from 'vitest'
import { readDemand } from '~/domain/insight/demand-queries.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { heedWishes } from '~/domain/wishes/heed-wishes.server'
import { makeWish, wishesMost } from '~/domain/wishes/make-wish.server'
import type { WishWords } from '~/domain/wishes/types'
import { listMyWishes, listWishes } from '~/domain/wishes/wish-queries.server'
import { withdrawWish } from '~/domain/wishes/withdraw-wish.server'
import { aModel } from '../../factories/attended'
import { aBrand } from '../../factories/brand'
import { anEvent } from '../../factories/event'
import { aStaffMember, someone } from '../../factories/invitation'
import { aRankedMember } from '../../factories/ranked-member'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase({ poolSize: 12 })
const ctx = () => ({ db: database.db })
const nothing: WishWords = { modelId: null, place: '', season: null, words: '' }
const aMember = async () => (await aRankedMember(database.db, { rank: 1 })).actor
const aManager = () => aStaffMember(database.db, { role: 'manager' })
const ofBrand = (brandId: string) => aStaffMember(database.db, { role: 'brand_staff', brandId })

async function wish(actor: SignedIn, said: Partial<WishWords>): Promise<string> {
  const made = await makeWish(ctx(), actor, { ...nothing, ...said })
  if (!made.ok) throw new Error(made.reason)
  return made.value.wishId
}

test('a member says a wish, reads it again, and takes it back; nobody else can', async () => {
  const [actor, other] = [await aMember(), await aMember()]
  const id = await wish(actor, { place: 'Stelvio', season: 'summer' })
  expect(await listMyWishes(database.db, actor)).toMatchObject([
    { id, place: 'Stelvio', season: 'summer', isRead: false, uses: [] },
  ])
  expect(await listMyWishes(database.db, other)).toEqual([])
  expect(await withdrawWish(ctx(), other, id)).toEqual({ ok: false, reason: 'not_found' })
  for (const _ of [1, 2]) expect((await withdrawWish(ctx(), actor, id)).ok).toBe(true)
  expect(await listMyWishes(database.db, actor)).toEqual([])
})

test('a wish says something, names a model that is shown, and there are only so many', async () => {
  const actor = await aMember()
  const { id: personId } = await someone(database.db)
  const stranger: SignedIn = { ...actor, personId }
  const say = (who: SignedIn, said: Partial<WishWords>) => makeWish(ctx(), who, { ...nothing, ...said })
  expect(await say(actor, {})).toMatchObject({ reason: 'empty' })
  expect(await say(actor, { modelId: personId })).toMatchObject({ reason: 'unknown_model' })
  expect(await say(stranger, { words: 'Entrer.' })).toMatchObject({ reason: 'not_member' })
  const presses = await Promise.all(
    Array.from({ length: wishesMost + 4 }, (_, at) => say(actor, { words: `Vœu ${at}` })),
  )
  expect(presses.filter(({ ok }) => ok)).toHaveLength(wishesMost)
})

test('brand staff read the wishes for their own models, managers read all; nobody reads whose they are', async () => {
  const [mine, theirs] = [await aBrand(database.db), await aBrand(database.db)]
  const actor = await aMember()
  const ids = {
    mine: await wish(actor, { modelId: await aModel(database.db, mine.id) }),
    theirs: await wish(actor, { modelId: await aModel(database.db, theirs.id) }),
    club: await wish(actor, { words: 'Un bal.' }),
  }
  const read = async (who: SignedIn) =>
    (await listWishes(database.db, who)).map(({ id }) => id).filter(id => Object.values(ids).includes(id))
  expect(await read(await ofBrand(mine.id))).toEqual([ids.mine])
  expect((await read(await aManager())).sort()).toEqual(Object.values(ids).sort())
  expect(await read(actor)).toEqual([])
  expect(JSON.stringify(await listWishes(database.db, await aManager()))).not.toContain(actor.personId)
})

test('a wish that shaped an event says so to its member, and names it only when they may know of it', async () => {
  const brand = await aBrand(database.db)
  const open = await anEvent(database.db, { brandId: brand.id, visibility: 'members', minRank: 1 })
  const secret = await anEvent(database.db, { brandId: brand.id })
  const actor = await aMember()
  const id = await wish(actor, { modelId: await aModel(database.db, brand.id) })
  const staff = await ofBrand(brand.id)
  expect(await heedWishes(ctx(), staff, { wishIds: [id, 'no id'], eventId: null })).toMatchObject({
    value: { count: 1 },
  })
  expect(await listMyWishes(database.db, actor)).toMatchObject([{ isRead: true, uses: [] }])
  for (const eventId of [open.id, open.id, secret.id])
    expect((await heedWishes(ctx(), staff, { wishIds: [id], eventId })).ok).toBe(true)
  expect((await listMyWishes(database.db, actor))[0]?.uses).toEqual([
    { event: { slug: open.slug, title: open.draft.title } },
    { event: null },
  ])
})

test('staff say so of the wishes and events of their own brand alone', async () => {
  const [mine, theirs] = [await aBrand(database.db), await aBrand(database.db)]
  const actor = await aMember()
  const id = await wish(actor, { modelId: await aModel(database.db, theirs.id) })
  const own = await anEvent(database.db, { brandId: mine.id })
  const foreign = await anEvent(database.db, { brandId: theirs.id })
  const gone = await anEvent(database.db, { brandId: theirs.id, state: 'cancelled' })
  const use = async (who: SignedIn, wishIds: string[], eventId: string | null) => {
    const answer = await heedWishes(ctx(), who, { wishIds, eventId })
    return answer.ok ? 'yes' : answer.reason
  }
  expect(await use(await ofBrand(mine.id), [id], own.id)).toBe('not_found')
  expect(await use(await ofBrand(mine.id), [id], foreign.id)).toBe('not_found')
  expect(await use(actor, [id], null)).toBe('not_found')
  expect(await use(await ofBrand(theirs.id), [id], gone.id)).toBe('cancelled')
  expect(await use(await ofBrand(theirs.id), [], foreign.id)).toBe('none_chosen')
  expect(await listMyWishes(database.db, actor)).toMatchObject([{ isRead: false }])
})

test('demand counts each member once for each thing, and shows no small group alone', async () => {
  const brand = await aBrand(database.db)
  const [shared, rare] = [
    await aModel(database.db, brand.id, 'Boréale'),
    await aModel(database.db, brand.id, 'Cime'),
  ]
  const members = await Promise.all(Array.from({ length: 3 }, aMember))
  for (const actor of members) {
    await wish(actor, { modelId: shared, season: 'winter', place: 'Ivalo' })
    await wish(actor, { modelId: shared })
  }
  const [first] = members
  if (!first) throw new Error('nobody')
  await wish(first, { modelId: rare, season: 'summer', place: 'Sanary' })
  const gone = await wish(first, { modelId: rare, season: 'spring' })
  await withdrawWish(ctx(), first, gone)
  expect(await readDemand(database.db, await ofBrand(brand.id))).toEqual({
    wishes: 7,
    members: 3,
    models: { told: [{ key: 'Boréale', count: 3 }], others: 'few' },
    places: { told: [{ key: 'Ivalo', count: 3 }], others: 'few' },
    seasons: [
      { season: 'spring', count: 0 },
      { season: 'summer', count: 'few' },
      { season: 'autumn', count: 0 },
      { season: 'winter', count: 3 },
    ],
  })
})
