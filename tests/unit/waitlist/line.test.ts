import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type FreeSeats,
  type HeadRule,
  isServedAfterLine,
  serveLine,
  type WaitingParty,
} from '~/domain/reservations/line'

const party = (id: string, seats: number, wishes: Partial<WaitingParty> = {}): WaitingParty => ({
  id,
  personId: `p-${id}`,
  seats,
  wants: 'any',
  slotIds: [],
  ...wishes,
})
const whole = (free: number, event: number | null = null): FreeSeats => ({
  whole: [{ id: 'w', free }],
  choice: [],
  event,
  choicesMin: 0,
})
const choice = (free: Record<string, number>, wishes: Partial<FreeSeats> = {}): FreeSeats => ({
  whole: [],
  choice: Object.entries(free).map(([id, seats]) => ({ id, free: seats })),
  event: null,
  choicesMin: 1,
  ...wishes,
})
const ids = (line: WaitingParty[], seats: FreeSeats, head: HeadRule) =>
  serveLine(line, seats, head).map(({ id }) => id)

test('by `fit` the first party that fits is served; by `strict` nobody passes the head', () => {
  const line = [party('three', 3), party('one', 1), party('two', 2)]
  expect(ids(line, whole(2), 'fit')).toEqual(['one'])
  expect(ids(line, whole(2), 'strict')).toEqual([])
  expect(ids(line, whole(4), 'strict')).toEqual(['three', 'one'])
  expect(ids(line, whole(5), 'strict')).toEqual(['three', 'one'])
  expect(ids(line, whole(5), 'fit')).toEqual(['three', 'one'])
  expect(ids(line, whole(6), 'strict')).toEqual(['three', 'one', 'two'])
})

test('a party for any of several slots sits in the first of the day that has room; one for all of them in all or none', () => {
  const any = party('any', 2, { slotIds: ['b', 'c'] })
  expect(serveLine([any], choice({ a: 9, b: 1, c: 2 }), 'fit')).toEqual([{ id: 'any', slotIds: ['c'] }])
  const all = party('all', 2, { slotIds: ['b', 'c'], wants: 'all' })
  expect(serveLine([all], choice({ a: 9, b: 1, c: 2 }), 'fit')).toEqual([])
  expect(serveLine([all], choice({ a: 9, b: 2, c: 2 }), 'fit')).toEqual([{ id: 'all', slotIds: ['b', 'c'] }])
})

test('by `strict` the head sets aside only what it waits for', () => {
  const line = [
    party('head', 2, { slotIds: ['a'] }),
    party('a', 1, { slotIds: ['a'] }),
    party('b', 1, { slotIds: ['b'] }),
  ]
  expect(ids(line, choice({ a: 1, b: 1 }), 'strict')).toEqual(['b'])
})

test('the bound over all slots counts with them', () => {
  const line = [party('a', 2, { slotIds: ['a'] }), party('b', 1, { slotIds: ['b'] })]
  expect(ids(line, choice({ a: 5, b: 5 }, { event: 2 }), 'fit')).toEqual(['a'])
  expect(ids(line, choice({ a: 5, b: 5 }, { event: 1 }), 'fit')).toEqual(['b'])
  expect(ids(line, choice({ a: 5, b: 5 }, { event: 1 }), 'strict')).toEqual([])
})

test('a slot that is gone serves nobody', () => {
  expect(ids([party('lost', 1, { slotIds: ['gone'] })], choice({ a: 5 }), 'fit')).toEqual([])
})

test('seats that are owed to the line are not a newcomer’s; what the line leaves is', () => {
  const newcomer = party('new', 1)
  expect(isServedAfterLine(newcomer, [party('waits', 1)], whole(1), 'fit')).toBe(false)
  expect(isServedAfterLine(newcomer, [party('waits', 1)], whole(2), 'fit')).toBe(true)
  expect(isServedAfterLine(newcomer, [party('waits', 3)], whole(2), 'fit')).toBe(true)
  expect(isServedAfterLine(newcomer, [party('waits', 3)], whole(2), 'strict')).toBe(false)
})

const anyLine = fc.array(
  fc.record({
    seats: fc.integer({ min: 1, max: 3 }),
    wants: fc.constantFrom('any' as const, 'all' as const),
    slotIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
  }),
  { maxLength: 12 },
)
const anySeats = fc.record({ a: fc.nat(5), b: fc.nat(5), c: fc.nat(5) })
const numbered = (line: Omit<WaitingParty, 'id' | 'personId'>[]) =>
  line.map((each, at) => party(String(at), each.seats, each))

test('no slot gives more seats than it has, whatever the line', () => {
  fc.assert(
    fc.property(
      anyLine,
      anySeats,
      fc.constantFrom('strict' as const, 'fit' as const),
      (drawn, free, head) => {
        const line = numbered(drawn)
        for (const [slot, seats] of Object.entries(free)) {
          const taken = serveLine(line, choice(free), head)
            .filter(({ slotIds }) => slotIds.includes(slot))
            .reduce((sum, { id }) => sum + (line[Number(id)]?.seats ?? 0), 0)
          expect(taken).toBeLessThanOrEqual(seats)
        }
      },
    ),
  )
})

test('whoever joins behind changes nothing for those before, and after the line was served nobody in it fits', () => {
  fc.assert(
    fc.property(
      anyLine,
      anySeats,
      fc.constantFrom('strict' as const, 'fit' as const),
      (drawn, free, head) => {
        const line = numbered(drawn)
        const served = serveLine(line, choice(free), head)
        expect(
          serveLine([...line, party('last', 1, { slotIds: ['a'] })], choice(free), head).slice(
            0,
            served.length,
          ),
        ).toEqual(served)
        const left: Record<string, number> = { ...free }
        for (const { id, slotIds } of served)
          for (const slot of slotIds) left[slot] = (left[slot] ?? 0) - (line[Number(id)]?.seats ?? 0)
        const waiting = line.filter(({ id }) => !served.some(one => one.id === id))
        expect(serveLine(waiting, choice(left), head)).toEqual([])
      },
    ),
  )
})
