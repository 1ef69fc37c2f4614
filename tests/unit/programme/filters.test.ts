import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageOf, passes, readFilters, stepMonth, weeksOf, writeFilters } from '~/routes/events._index/filters'

const none = { view: 'list', brand: '', month: '', place: '', open: false, page: 1 } as const
const lapland = { brandSlug: 'aurora', place: 'Ivalo', days: ['2037-02-28', '2037-03-01'], isOpen: true }

describe('the programme is looked at through its address', () => {
  test('what an address says is what it is written as again', () => {
    const any = fc.record({
      view: fc.constantFrom('list' as const, 'month' as const),
      brand: fc.constantFrom('', 'aurora'),
      month: fc.constantFrom('', '2037-02'),
      place: fc.constantFrom('', 'Le Castellet & plus'),
      open: fc.boolean(),
      page: fc.integer({ min: 1, max: 99_999 }),
    })
    fc.assert(
      fc.property(any, filters => {
        expect(readFilters(new URLSearchParams(writeFilters(filters)))).toEqual(filters)
      }),
    )
  })

  test('what cannot be read filters nothing', () => {
    expect(readFilters(new URLSearchParams('view=grid&month=2037-13&open=yes&page=-2'))).toEqual(none)
  })

  test('an event of two days is in both of its months', () => {
    for (const month of ['2037-02', '2037-03']) expect(passes(lapland, { ...none, month })).toBe(true)
    expect(passes(lapland, { ...none, month: '2037-04' })).toBe(false)
  })

  test('house, place and being open narrow the list together', () => {
    expect(passes(lapland, { ...none, brand: 'aurora', place: 'Ivalo', open: true })).toBe(true)
    expect(passes(lapland, { ...none, brand: 'vidal' })).toBe(false)
    expect(passes(lapland, { ...none, place: 'Lyon' })).toBe(false)
    expect(passes({ ...lapland, isOpen: false }, { ...none, open: true })).toBe(false)
  })

  test('a long list goes on over pages, each event on one; a page past the end is the last', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), length => {
        const all = Array.from({ length }, (_, at) => at)
        const { pages } = pageOf(all, 1)
        const parts = Array.from({ length: pages }, (_, at) => pageOf(all, at + 1))
        expect(parts.flatMap(({ shown }) => shown)).toEqual(all)
        expect(parts.every(({ shown, total }) => shown.length <= 40 && total === length)).toBe(true)
        expect(pageOf(all, pages + 7)).toEqual(parts.at(-1))
      }),
    )
  })

  test('a month is whole weeks from Monday, each of its days once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2060 }), fc.integer({ min: 1, max: 12 }), (year, of) => {
        const month = `${year}-${String(of).padStart(2, '0')}`
        const weeks = weeksOf(month)
        const days = weeks.flat().filter(day => day !== null)
        expect(weeks.every(week => week.length === 7)).toBe(true)
        expect(days).toEqual([...new Set(days)].sort())
        expect(days).toHaveLength(new Date(Date.UTC(year, of, 0)).getUTCDate())
        for (const [at, day] of weeks[1]?.entries() ?? [])
          expect((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7).toBe(at)
        expect(stepMonth(stepMonth(month, 1), -1)).toBe(month)
      }),
    )
  })
})
