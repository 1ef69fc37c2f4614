import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupPlaces, veil } from '~/domain/insight/demand'
import { mayVote, pollWindow, smallestGroup, veilCounts } from '~/domain/wishes/poll-policy'

const at = (iso: string) => new Date(iso)

describe('a poll', () => {
  const poll = { opensAt: at('2027-03-01T00:00:00Z'), closesAt: at('2027-03-08T00:00:00Z'), minRank: 2 }
  const answer = (rank: number | null, now: string) => {
    const may = mayVote(poll, rank, at(now))
    return may.ok ? 'yes' : may.reason
  }
  test('is answered by active members of its rank, until the very instant at which it closes', () => {
    expect(answer(2, '2027-03-01T00:00:00Z')).toBe('yes')
    expect(answer(3, '2027-03-07T23:59:59.999Z')).toBe('yes')
    expect(answer(2, '2027-02-28T23:59:59.999Z')).toBe('not_open')
    expect(answer(2, '2027-03-08T00:00:00Z')).toBe('closed')
    expect(answer(1, '2027-03-02T00:00:00Z')).toBe('not_asked')
    expect(answer(null, '2027-03-02T00:00:00Z')).toBe('not_asked')
  })

  test.each([
    ['Europe/Paris', '2027-03-27', '2027-03-28', '2027-03-27T00:00:00+01:00', '2027-03-29T00:00:00+02:00'],
    ['Europe/Paris', '2027-10-31', '2027-10-31', '2027-10-31T00:00:00+02:00', '2027-11-01T00:00:00+01:00'],
    [
      'America/St_Johns',
      '2027-03-14',
      '2027-03-14',
      '2027-03-14T00:00:00-03:30',
      '2027-03-15T00:00:00-02:30',
    ],
    [
      'Australia/Lord_Howe',
      '2027-04-04',
      '2027-04-04',
      '2027-04-04T00:00:00+11:00',
      '2027-04-05T00:00:00+10:30',
    ],
  ])('in %s lasts from the beginning of %s to the end of %s', (zone, from, to, opens, closes) => {
    expect(pollWindow(from, to, zone)).toEqual({ opensAt: at(opens), closesAt: at(closes) })
  })
})

describe('small groups', () => {
  test('never stand alone, and nobody is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 12 }), numbers => {
        const counts = numbers.map((count, at) => ({ key: `k${at}`, count }))
        const { told, others } = veilCounts(counts)
        expect(told.every(({ count }) => count >= smallestGroup)).toBe(true)
        expect(told.reduce((sum, { count }) => sum + count, 0) + others).toBe(
          numbers.reduce((sum, count) => sum + count, 0),
        )
      }),
    )
  })
  test('a rest that is itself small is told in words', () => {
    expect(veil([{ key: 'a', count: 4 }])).toEqual({ told: [{ key: 'a', count: 4 }], others: null })
    expect(veil([{ key: 'a', count: 2 }]).others).toBe('few')
    expect(
      veil([
        { key: 'a', count: 2 },
        { key: 'b', count: 1 },
      ]).others,
    ).toBe(3)
  })
})

test('a place is one place however it is spelt, under the spelling that came first', () => {
  const rows = ['Col de l’Iseran', 'col de l iseran', 'COL DE L’ISERAN ', 'Iseran', ''].map((place, at) => ({
    place,
    personId: `p${at}`,
  }))
  expect(groupPlaces(rows).map(({ key }) => key)).toEqual([
    'Col de l’Iseran',
    'Col de l’Iseran',
    'Col de l’Iseran',
    'Iseran',
    null,
  ])
})
