import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ReaderLoad, shareOut, type ToShare } from '~/domain/vetting/share-out'

const readers = (...loads: [id: string, load: number][]): ReaderLoad[] =>
  loads.map(([id, load]) => ({ id, load }))
const application = (id: string, wishes: Partial<ToShare> = {}): ToShare => ({
  id,
  wanted: 1,
  assigned: [],
  excluded: [],
  ...wishes,
})

test('each goes to the one with the least to read', () => {
  expect(
    shareOut([application('one'), application('two')], readers(['anna', 2], ['ben', 0], ['chloe', 1])),
  ).toEqual([
    { applicationId: 'one', readerId: 'ben' },
    { applicationId: 'two', readerId: 'ben' },
  ])
})

test('who has an interest, or reads it already, is passed over', () => {
  expect(
    shareOut(
      [application('one', { wanted: 2, assigned: ['anna'], excluded: ['ben'] })],
      readers(['anna', 0], ['ben', 0], ['chloe', 9], ['dan', 10]),
    ),
  ).toEqual([{ applicationId: 'one', readerId: 'chloe' }])
})

test('one that has readers enough gets no more, and too few readers give what they can', () => {
  expect(shareOut([application('one', { assigned: ['anna'] })], readers(['anna', 0], ['ben', 0]))).toEqual([])
  expect(shareOut([application('one', { wanted: 3 })], readers(['anna', 0]))).toHaveLength(1)
  expect(shareOut([application('one')], [])).toEqual([])
})

const names = ['anna', 'ben', 'chloe', 'dan', 'eva']
const someReaders = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 })
const someApplications = fc.array(
  fc.record({
    wanted: fc.integer({ min: 0, max: 4 }),
    assigned: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
    excluded: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
  }),
  { maxLength: 30 },
)
const named = (all: Omit<ToShare, 'id'>[]) => all.map((each, at) => ({ id: `application ${at}`, ...each }))

test('nobody is given one in which they have an interest, nor the same one twice; and the same call answers the same', () => {
  fc.assert(
    fc.property(someReaders, someApplications, (ids, given) => {
      const all = named(given)
      const shares = shareOut(
        all,
        ids.map(id => ({ id, load: 0 })),
      )
      expect(
        shareOut(
          all,
          [...ids].reverse().map(id => ({ id, load: 0 })),
        ),
      ).toEqual(shares)
      expect(new Set(shares.map(({ applicationId, readerId }) => `${applicationId} ${readerId}`)).size).toBe(
        shares.length,
      )
      for (const { applicationId, readerId } of shares) {
        const it = all.find(({ id }) => id === applicationId)
        expect(ids).toContain(readerId)
        expect(it?.excluded).not.toContain(readerId)
        expect(it?.assigned).not.toContain(readerId)
      }
      for (const it of all) {
        const free = ids.filter(id => !it.excluded.includes(id) && !it.assigned.includes(id)).length
        const given = shares.filter(({ applicationId }) => applicationId === it.id).length
        expect(given).toBe(Math.min(free, Math.max(0, it.wanted - it.assigned.length)))
      }
    }),
  )
})

test('readers who had the same to read, and no interest, are never more than one apart', () => {
  fc.assert(
    fc.property(
      someReaders,
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }),
      fc.integer({ min: 0, max: 9 }),
      (ids, wanted, load) => {
        const shares = shareOut(
          named(wanted.map(each => ({ wanted: each, assigned: [], excluded: [] }))),
          ids.map(id => ({ id, load })),
        )
        const counts = ids.map(id => shares.filter(({ readerId }) => readerId === id).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      },
    ),
  )
})
