import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { firstDayAt, hasYears } from '~/domain/eligibility/ages'

const days = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

describe('years are over', () => {
  test('on the very day, and not on its eve', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 99 }), (since, years) => {
        const day = Temporal.PlainDate.from(since).add({ years })
        expect(hasYears(since, years, day.toString())).toBe(true)
        expect(hasYears(since, years, day.subtract({ days: 1 }).toString())).toBe(false)
      }),
    )
  })

  test('and stay over from then on', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 99 }), fc.nat(20_000), (since, years, later) => {
        const day = Temporal.PlainDate.from(since).add({ years }).add({ days: later })
        expect(hasYears(since, years, day.toString())).toBe(true)
      }),
    )
  })

  test('for whoever was born on 29 February, on the 28th of a common year and the 29th of a leap one', () => {
    expect(hasYears('2008-02-29', 18, '2026-02-27')).toBe(false)
    expect(hasYears('2008-02-29', 18, '2026-02-28')).toBe(true)
    expect(hasYears('2008-02-29', 20, '2028-02-28')).toBe(false)
    expect(hasYears('2008-02-29', 20, '2028-02-29')).toBe(true)
  })
})

describe('the day of an event is that of its venue', () => {
  test('when it is already the next day there', () => {
    expect(firstDayAt(new Date('2037-02-11T22:30:00Z'), 'Europe/Helsinki')).toBe('2037-02-12')
    expect(firstDayAt(new Date('2037-02-11T22:30:00Z'), 'America/New_York')).toBe('2037-02-11')
  })

  test('on both nights on which clocks change', () => {
    // Paris: 02:00 becomes 03:00 on 29 March 2037; 03:00 becomes 02:00 on 25 October 2037.
    expect(firstDayAt(new Date('2037-03-28T22:59:59Z'), 'Europe/Paris')).toBe('2037-03-28')
    expect(firstDayAt(new Date('2037-03-28T23:00:00Z'), 'Europe/Paris')).toBe('2037-03-29')
    expect(firstDayAt(new Date('2037-10-24T21:59:59Z'), 'Europe/Paris')).toBe('2037-10-24')
    expect(firstDayAt(new Date('2037-10-24T22:00:00Z'), 'Europe/Paris')).toBe('2037-10-25')
    expect(firstDayAt(new Date('2037-10-25T22:59:59Z'), 'Europe/Paris')).toBe('2037-10-25')
  })
})
