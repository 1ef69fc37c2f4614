import fc from 'fast-check'
import { expect, test } from 'vitest'
import { medianOf, tallyVotes, weighMarks } from '~/domain/vetting/tally-votes'
import { type CountedVote, verdicts } from '~/domain/vetting/types'
import { aCommittee } from '../../factories/vetting'

const vote = (wishes: Partial<CountedVote> = {}): CountedVote => ({
  reviewerId: 'someone',
  verdict: 'admit',
  tierId: null,
  marks: { tie: 4, curiosity: 5 },
  ...wishes,
})

test('each criterion has its middle and how far apart the marks lie; the whole is weighed, out of 10', () => {
  const tally = tallyVotes(aCommittee, [
    vote({ marks: { tie: 5, curiosity: 2 } }),
    vote({ marks: { tie: 3, curiosity: 4 } }),
    vote({ marks: { tie: 4, curiosity: 5 } }),
  ])
  expect(tally.criteria).toEqual([
    { id: 'tie', spread: { median: 4, low: 3, high: 5 } },
    { id: 'curiosity', spread: { median: 4, low: 2, high: 5 } },
  ])
  expect(tally.overall).toBe(8)
})

test('between two marks the middle lies between them', () => {
  const tally = tallyVotes(aCommittee, [
    vote({ marks: { tie: 5, curiosity: 2 } }),
    vote({ marks: { tie: 4, curiosity: 3 } }),
  ])
  // (4,5 × 3 + 2,5 × 2) ÷ 5 × 2
  expect(tally.overall).toBe(7.4)
})

test('without a vote there is no spread and no whole', () => {
  const tally = tallyVotes(aCommittee, [])
  expect(tally.overall).toBe(null)
  expect(tally.criteria.every(({ spread }) => spread === null)).toBe(true)
  expect(tally.hasQuorum).toBe(false)
})

test.each([
  [1, false],
  [2, true],
  [3, true],
])('%i votes of the two needed: %s', (count, expected) => {
  expect(
    tallyVotes(
      aCommittee,
      Array.from({ length: count }, () => vote()),
    ).hasQuorum,
  ).toBe(expected)
})

test('one vote to decline is a veto where the programme gives one, and nowhere else', () => {
  const votes = [vote(), vote({ verdict: 'decline' }), vote()]
  expect(tallyVotes(aCommittee, votes).isVetoed).toBe(true)
  expect(tallyVotes({ ...aCommittee, veto: false }, votes).isVetoed).toBe(false)
  expect(tallyVotes(aCommittee, [vote({ verdict: 'later' })]).isVetoed).toBe(false)
})

test('a mark for what is no criterion counts for nothing', () => {
  expect(tallyVotes(aCommittee, [vote({ marks: { tie: 4, curiosity: 5, other: 1 } })]).overall).toBe(8.8)
})

test('a reader’s own marks make a whole once every criterion that weighs has one', () => {
  expect(weighMarks(aCommittee, { tie: 4 })).toBe(null)
  expect(weighMarks(aCommittee, { tie: 4, curiosity: 5 })).toBe(8.8)
})

const votes = fc.array(
  fc.record({
    reviewerId: fc.uuid(),
    verdict: fc.constantFrom(...verdicts),
    tierId: fc.constant(null),
    marks: fc.record({ tie: fc.integer({ min: 1, max: 5 }), curiosity: fc.integer({ min: 1, max: 5 }) }),
  }),
  { maxLength: 12 },
)

test('the order in which votes come says nothing, and the whole lies between the lowest and the highest', () => {
  fc.assert(
    fc.property(votes, given => {
      const tally = tallyVotes(aCommittee, given)
      expect(tallyVotes(aCommittee, [...given].reverse())).toEqual(tally)
      expect(Object.values(tally.counts).reduce((sum, each) => sum + each, 0)).toBe(given.length)
      if (tally.overall !== null) {
        const all = given.flatMap(({ marks }) => Object.values(marks))
        expect(tally.overall).toBeGreaterThanOrEqual(Math.min(...all) * 2)
        expect(tally.overall).toBeLessThanOrEqual(Math.max(...all) * 2)
      }
    }),
  )
})

test('half of the marks lie on either side of the middle', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 15 }), given => {
      const middle = medianOf(given)
      const half = given.length / 2
      expect(given.filter(mark => mark < middle).length).toBeLessThanOrEqual(half)
      expect(given.filter(mark => mark > middle).length).toBeLessThanOrEqual(half)
    }),
  )
})
