import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DoorList, findParties, withWaiting } from '~/domain/attendance/door-list'
import { judgeScan } from '~/domain/attendance/judge-scan'
import { fingerprintOf, sealPass } from '~/domain/attendance/seal-pass.server'
import { judgeHour, placeInTime, settleStamps } from '~/domain/attendance/stamps'
import { createSecrets } from '~/infra/secrets.server'

const stamps = fc.uniqueArray(
  fc.record({ id: fc.uuid(), cameAt: fc.integer({ min: 0, max: 20 }), undone: fc.boolean() }),
  { selector: stamp => stamp.id, maxLength: 8 },
)

test('whatever the order in which stamps arrive, the earliest that was not undone stands', () => {
  fc.assert(
    fc.property(
      stamps.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const first = settleStamps(all)
        expect(settleStamps(shuffled)).toEqual(first)
        const standing = all.filter(stamp => !stamp.undone)
        expect(first === null).toBe(standing.length === 0)
        if (first) expect(first.cameAt).toBe(Math.min(...standing.map(stamp => stamp.cameAt)))
      },
    ),
  )
})

test('a seat settled stamp by stamp ends as one settled at once', () => {
  fc.assert(
    fc.property(stamps, all => {
      const oneByOne = all.reduce<ReturnType<typeof settleStamps>>(
        (standing, stamp) => settleStamps(standing ? [standing, stamp] : [stamp]),
        null,
      )
      expect(oneByOne).toEqual(settleStamps(all))
    }),
  )
})

test('a device whose clock is wrong is placed on the house’s, never ahead of it', () => {
  const now = new Date('2026-11-28T20:00:00Z')
  expect(placeInTime(now, 60_000).toISOString()).toBe('2026-11-28T19:59:00.000Z')
  expect(placeInTime(now, -60_000)).toEqual(now)
  expect(placeInTime(now, Number.MAX_SAFE_INTEGER).toISOString()).toBe('2026-11-21T20:00:00.000Z')
})

test('people are received from half a day before until half a day after', () => {
  const event = { startsAt: new Date('2026-11-28T20:00:00Z'), endsAt: new Date('2026-11-29T00:00:00Z') }
  const at = (iso: string) => judgeHour(event, new Date(iso))
  expect(at('2026-11-28T07:59:59Z')).toBe('too_early')
  expect(at('2026-11-28T08:00:00Z')).toBe('open')
  expect(at('2026-11-29T12:00:00Z')).toBe('open')
  expect(at('2026-11-29T12:00:01Z')).toBe('too_late')
})

const secrets = createSecrets('a secret of the tests, long enough to be one')
const claire = '3b1f3c9e-0d5a-4f43-9a67-6a9a1c1f0b11'
const gone = '3b1f3c9e-0d5a-4f43-9a67-6a9a1c1f0b12'
const passOf = (reservationId: string, position = 0, number = 2) =>
  sealPass(secrets, { reservationId, position, number })
const seat = (position: number, name: string | null) => ({
  position,
  name,
  fingerprint: fingerprintOf(passOf(claire, position)),
  in: null,
  closed: position === 2 ? ('unnamed' as const) : null,
  notes: [],
})
const list: DoorList = {
  eventId: '3b1f3c9e-0d5a-4f43-9a67-6a9a1c1f0b10',
  takenAt: 0,
  eraseAt: 0,
  ended: [gone],
  parties: [
    {
      reservationId: claire,
      walkIn: false,
      photo: false,
      slots: [],
      vehicles: [],
      seats: [seat(0, 'Claire Renard'), seat(1, 'Élodie Marçais'), seat(2, null)],
    },
  ],
}
const judge = (text: string, at = list) => judgeScan(at, text, fingerprintOf(text))

test.each([
  ['a pass of today', passOf(claire, 1), 'welcome'],
  ['a pass of a guest whom the house has not received', passOf(claire, 2), 'closed'],
  ['a pass from before the party changed', passOf(claire, 0, 1), 'replaced'],
  ['a place that the party does not have', passOf(claire, 5), 'replaced'],
  ['a pass that was tampered with', `${passOf(claire).slice(0, -1)}_`, 'replaced'],
  ['a pass of a reservation that is over', passOf(gone), 'ended'],
  ['a pass of another event', passOf(crypto.randomUUID()), 'elsewhere'],
  ['a code that is no pass', 'https://club.example', 'no_pass'],
])('without a network, %s is told for what it is', (_, text, kind) => {
  expect(judge(text).kind).toBe(kind)
})

const waiting = (stampId: string, at: number) =>
  ({
    kind: 'in',
    stampId,
    reservationId: claire,
    position: 0,
    at,
    device: 'A1',
    offline: true,
  }) as const

test('who was let in without a network is in, and their pass is used', () => {
  const seen = withWaiting(list, [waiting('one', 20)])
  expect(judge(passOf(claire), seen).kind).toBe('already_in')
  expect(seen.parties[0]?.seats[1]?.in).toBeNull()
  expect(withWaiting(seen, [waiting('two', 30)]).parties[0]?.seats[0]?.in?.stampId).toBe('one')
  expect(withWaiting(seen, [waiting('two', 10)]).parties[0]?.seats[0]?.in?.stampId).toBe('two')
  const undone = withWaiting(seen, [{ kind: 'undo', stampId: 'one', at: 40, device: 'A1', offline: true }])
  expect(judge(passOf(claire), undone).kind).toBe('welcome')
})

test('a party is found by any of its names, accents and capitals apart', () => {
  expect(findParties(list, 'elodie MARCAIS')).toHaveLength(1)
  expect(findParties(list, 'renard elo')).toHaveLength(1)
  expect(findParties(list, '')).toHaveLength(1)
  expect(findParties(list, 'hugo')).toHaveLength(0)
})
