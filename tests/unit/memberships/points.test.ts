import fc from 'fast-check'
import { expect, test } from 'vitest'
import { balanceAt, lotsAt, type PointEntry, type PointUse, takeFrom } from '~/domain/memberships/points'

const day = (n: number) => new Date(Date.UTC(2027, 0, 1 + n))
const lot = (id: string, amount: number, expires: number | null, earned = 0): PointEntry => ({
  id,
  amount,
  at: day(earned),
  expiresAt: expires === null ? null : day(expires),
})

test('what runs out first is spent first, and what never runs out last', () => {
  const entries = [lot('never', 50, null), lot('late', 50, 90), lot('soon', 50, 10)]
  expect(takeFrom(lotsAt(entries, [], day(1)), 120)).toEqual([
    { earnedEntryId: 'soon', amount: 50 },
    { earnedEntryId: 'late', amount: 50 },
    { earnedEntryId: 'never', amount: 20 },
  ])
  expect(takeFrom(lotsAt(entries, [], day(1)), 151)).toBeNull()
})

test('points count until the instant at which they run out, and not before they were earned', () => {
  const entries = [lot('a', 100, 10, 2)]
  expect(balanceAt(entries, [], day(1))).toBe(0)
  expect(balanceAt(entries, [], day(2))).toBe(100)
  expect(balanceAt(entries, [], new Date(day(10).getTime() - 1))).toBe(100)
  expect(balanceAt(entries, [], day(10))).toBe(0)
})

test('the balance of a former day does not know what was spent since', () => {
  const spent: PointEntry = { id: 's', amount: -60, at: day(5), expiresAt: null }
  const entries = [lot('a', 100, null), spent]
  const uses: PointUse[] = [{ spentEntryId: 's', earnedEntryId: 'a', amount: 60 }]
  expect(balanceAt(entries, uses, day(4))).toBe(100)
  expect(balanceAt(entries, uses, day(5))).toBe(40)
})

test('whatever is earned and spent, nothing is spent beyond what it brought, and the sums agree', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({
        earn: fc.integer({ min: 1, max: 200 }),
        lasts: fc.option(fc.integer({ min: 1, max: 20 })),
      }),
      fc.record({ spend: fc.integer({ min: 1, max: 200 }) }),
    ),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(steps, made => {
      const entries: PointEntry[] = []
      const uses: PointUse[] = []
      made.forEach((step, index) => {
        const id = `e${index}`
        if ('earn' in step) entries.push(lot(id, step.earn, step.lasts && index + step.lasts, index))
        else {
          const before = balanceAt(entries, uses, day(index))
          const taken = takeFrom(lotsAt(entries, uses, day(index)), step.spend)
          expect(taken !== null).toBe(before >= step.spend)
          if (!taken) return
          entries.push({ id, amount: -step.spend, at: day(index), expiresAt: null })
          uses.push(...taken.map(part => ({ spentEntryId: id, ...part })))
          expect(balanceAt(entries, uses, day(index))).toBe(before - step.spend)
        }
      })
      for (const entry of entries.filter(({ amount }) => amount > 0)) {
        const used = uses.filter(use => use.earnedEntryId === entry.id)
        expect(used.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(entry.amount)
      }
    }),
    { numRuns: 500 },
  )
})
