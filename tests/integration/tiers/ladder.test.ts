import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createTier } from '~/domain/tiers/create-tier.server'
import { deleteTier } from '~/domain/tiers/delete-tier.server'
import { moveTier } from '~/domain/tiers/move-tier.server'
import { listTiers, readTier } from '~/domain/tiers/queries.server'
import { saveTier } from '~/domain/tiers/save-tier.server'
import type { Tier, TierDraft } from '~/domain/tiers/types'
import { aStaffMember } from '../../factories/invitation'
import { aMember, aTier, theLadder } from '../../factories/membership'
import { useTestDatabase } from '../../set-up/database'

const database = useTestDatabase()
const ctx = () => ({ db: database.db })
const aManager = () => aStaffMember(database.db, { role: 'manager' })
const order = async () => (await listTiers(database.db)).map(tier => tier.id)
const draftOf = ({ id: _, slug: __, rank: ___, version: ____, ...draft }: Tier): TierDraft => draft

test('a tier is added at the head of the ladder, given by hand until it is said what it asks', async () => {
  const { fondateur } = await theLadder(database.db)
  const made = await createTier(ctx(), await aManager(), {
    slug: 'mecene',
    name: { fr: 'Mécène', en: 'Patron' },
  })
  expect(made).toEqual({ ok: true, value: { slug: 'mecene' } })
  expect(await readTier(database.db, 'mecene')).toMatchObject({
    rank: fondateur.rank + 1,
    riseRule: { byHand: true },
  })
  const again = await createTier(ctx(), await aManager(), { slug: 'mecene', name: { fr: 'M', en: 'M' } })
  expect(again).toEqual({ ok: false, reason: 'slug_taken' })
})

test('of two who rewrite a tier from the same page, the second is told', async () => {
  const tier = await aTier(database.db)
  const manager = await aManager()
  const draft = { ...draftOf(tier), guestsPerEvent: 3, stayRule: { tenureMonths: 6 } }
  const answers = await Promise.all([
    saveTier(ctx(), manager, { tierId: tier.id, version: tier.version, draft }),
    saveTier(ctx(), manager, { tierId: tier.id, version: tier.version, draft }),
  ])
  expect(answers.filter(answer => answer.ok)).toHaveLength(1)
  expect(answers).toContainEqual({ ok: false, reason: 'edited_elsewhere' })
  expect(await readTier(database.db, tier.slug)).toMatchObject({ ...draft, version: 2 })
})

test('neighbours exchange their ranks, and a page that shows another order changes nothing', async () => {
  await theLadder(database.db)
  const manager = await aManager()
  const before = await order()
  const [first = '', second = ''] = before
  expect(await moveTier(ctx(), manager, { tierId: first, to: 'up', order: before })).toMatchObject({
    ok: true,
  })
  const after = await order()
  expect(after).toEqual([second, first, ...before.slice(2)])
  expect((await listTiers(database.db)).map(tier => tier.rank)).toEqual(before.map((_, index) => index + 1))
  expect(await moveTier(ctx(), manager, { tierId: first, to: 'up', order: before })).toEqual({
    ok: false,
    reason: 'edited_elsewhere',
  })
  expect(await moveTier(ctx(), manager, { tierId: second, to: 'down', order: after })).toEqual({
    ok: false,
    reason: 'at_the_end',
  })
  await moveTier(ctx(), manager, { tierId: first, to: 'down', order: after })
})

test('pressed twice at once, one of two moves is made', async () => {
  await theLadder(database.db)
  const manager = await aManager()
  const before = await order()
  const tierId = before[0] ?? ''
  const moves = await Promise.all([
    moveTier(ctx(), manager, { tierId, to: 'up', order: before }),
    moveTier(ctx(), manager, { tierId, to: 'up', order: before }),
  ])
  expect(moves.map(move => move.ok).sort()).toEqual([false, true])
  await moveTier(ctx(), manager, { tierId, to: 'down', order: await order() })
})

test('a tier in which someone stands, or stood, stays; one that nobody knew goes', async () => {
  const manager = await aManager()
  const [used, unused] = [await aTier(database.db), await aTier(database.db)]
  await aMember(database.db, { tier: used })
  expect(await deleteTier(ctx(), manager, { tierId: used.id })).toEqual({ ok: false, reason: 'in_use' })
  expect((await deleteTier(ctx(), manager, { tierId: unused.id })).ok).toBe(true)
  expect(await readTier(database.db, unused.slug)).toBeNull()
})

test('whoever does not run the club changes nothing of the ladder', async () => {
  const tier = await aTier(database.db)
  const brand = await aStaffMember(database.db, { role: 'brand_staff', brandId: randomUUID() })
  const no = { ok: false, reason: 'not_found' }
  expect(await createTier(ctx(), brand, { slug: 'x', name: { fr: 'x', en: 'x' } })).toEqual(no)
  expect(await saveTier(ctx(), brand, { tierId: tier.id, version: 1, draft: draftOf(tier) })).toEqual(no)
  expect(await moveTier(ctx(), brand, { tierId: tier.id, to: 'down', order: await order() })).toEqual(no)
  expect(await deleteTier(ctx(), brand, { tierId: tier.id })).toEqual(no)
})
