import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChanceFacts, chanceOf, chances } from '~/domain/waitlist/chance'

const facts: ChanceFacts = {
  seats: 1,
  seatsAhead: 0,
  capacity: 24,
  seatsLoose: 0,
  daysLeft: 60,
  turnover: 0.1,
}
const bandOf = (wishes: Partial<ChanceFacts>) => chanceOf({ ...facts, ...wishes }).chance

test('the head of a line of a house to which seats come back may expect one; the end of a long line waits long', () => {
  expect(bandOf({})).toBe('likely')
  expect(bandOf({ seatsAhead: 3 })).toBe('possible')
  expect(bandOf({ seatsAhead: 30 })).toBe('long')
})

test('a large party, little time and a house that seldom gets a seat back make it less likely, and are told', () => {
  expect(bandOf({ seats: 3 })).toBe('possible')
  expect(bandOf({ daysLeft: 3 })).toBe('long')
  expect(bandOf({ turnover: 0.01 })).toBe('long')
  expect(chanceOf({ ...facts, seats: 3, daysLeft: 3, turnover: 0.01 }).reasons).toEqual([
    'first',
    'large_party',
    'seldom_returned',
    'little_time',
  ])
})

test('a house without a past is judged by the usual share, and nothing is said of its past', () => {
  const { reasons } = chanceOf({ ...facts, turnover: null })
  expect(bandOf({ turnover: null })).toBe(bandOf({ turnover: 0.1 }))
  expect(reasons).not.toContain('often_returned')
  expect(reasons).not.toContain('seldom_returned')
})

test('more seats ahead never make a chance better, more days never worse', () => {
  const at = (wishes: Partial<ChanceFacts>) => chances.indexOf(bandOf(wishes))
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.nat(90), fc.nat(30), (ahead, more, days, later) => {
      expect(at({ seatsAhead: ahead + more, daysLeft: days })).toBeGreaterThanOrEqual(
        at({ seatsAhead: ahead, daysLeft: days }),
      )
      expect(at({ seatsAhead: ahead, daysLeft: days + later })).toBeLessThanOrEqual(
        at({ seatsAhead: ahead, daysLeft: days }),
      )
    }),
  )
})
