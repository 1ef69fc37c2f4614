import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { offerEndsAt } from '~/domain/waitlist/offer-window'

const at = (text: string) => new Date(text)
const far = { eventStartsAt: at('2028-06-01T18:00:00Z'), replyClosesAt: at('2028-05-20T18:00:00Z') }
const end = (now: string, zone: string, wishes: Partial<typeof far> = {}) =>
  offerEndsAt({ now: at(now), zone, ...far, ...wishes })?.toISOString() ?? null

test('by day the hours count at once; an offer of the evening goes on the next morning', () => {
  const soon = { eventStartsAt: at('2027-01-20T18:00:00Z') }
  // Twelve hours by day: 10 h to 22 h in Paris.
  expect(end('2027-01-11T09:00:00Z', 'Europe/Paris', soon)).toBe('2027-01-11T21:00:00.000Z')
  // From 20 h: two hours in the evening, ten from 8 h.
  expect(end('2027-01-11T19:00:00Z', 'Europe/Paris', soon)).toBe('2027-01-12T17:00:00.000Z')
})

test('an offer made at night begins in the morning, on the person’s clock and nobody else’s', () => {
  const near = { eventStartsAt: at('2027-01-14T18:00:00Z') }
  expect(end('2027-01-11T23:30:00Z', 'Europe/Paris', near)).toBe('2027-01-12T11:00:00.000Z')
  expect(end('2027-01-11T23:30:00Z', 'Asia/Tokyo', near)).toBe('2027-01-12T03:30:00.000Z')
  expect(end('2027-01-11T05:30:00Z', 'Europe/Paris', near)).toBe('2027-01-11T11:00:00.000Z')
})

test('the nearer the event, the shorter the offer', () => {
  const days = (n: number) => ({
    eventStartsAt: new Date(at('2027-01-11T09:00:00Z').getTime() + n * 86_400_000),
  })
  const hours = (n: number) => {
    const ends = offerEndsAt({ now: at('2027-01-11T09:00:00Z'), zone: 'UTC', ...far, ...days(n) })
    return ends && (ends.getTime() - at('2027-01-11T09:00:00Z').getTime()) / 3_600_000
  }
  // Twenty-four hours by day from 9 h: thirteen, the night, eleven.
  expect([40, 10, 3, 1].map(hours)).toEqual([13 + 10 + 11, 12, 4, 1])
})

test('it never outlasts the reply date, and in its last quarter of an hour none is made', () => {
  const closing = { replyClosesAt: at('2027-01-11T11:00:00Z') }
  expect(end('2027-01-11T09:00:00Z', 'Europe/Paris', closing)).toBe('2027-01-11T11:00:00.000Z')
  expect(end('2027-01-11T10:44:59Z', 'Europe/Paris', closing)).toBe('2027-01-11T11:00:00.000Z')
  expect(end('2027-01-11T10:45:00Z', 'Europe/Paris', closing)).toBeNull()
  expect(end('2027-01-12T10:45:00Z', 'Europe/Paris', closing)).toBeNull()
})

test('over both changes of clocks the hours are as long as ever, and the morning is 8 on the wall', () => {
  const soon = { eventStartsAt: at('2027-04-10T18:00:00Z') }
  // Paris goes forward in the night of 27 to 28 March: 22 h is 21:00Z, and the next 8 h is 06:00Z.
  expect(end('2027-03-27T20:00:00Z', 'Europe/Paris', soon)).toBe('2027-03-28T17:00:00.000Z')
  // And back in the night of 30 to 31 October: 22 h is 20:00Z, and the next 8 h is 07:00Z.
  const autumn = { eventStartsAt: at('2027-11-10T18:00:00Z') }
  expect(end('2027-10-30T19:00:00Z', 'Europe/Paris', autumn)).toBe('2027-10-31T18:00:00.000Z')
})

const anyZone = fc.constantFrom(
  'Europe/Paris',
  'Europe/Helsinki',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
)
// A year that holds both changes of every one of these zones.
const anyInstant = fc.integer({
  min: Date.parse('2027-01-01T00:00:00Z'),
  max: Date.parse('2027-12-31T00:00:00Z'),
})

test('in any zone, at any instant of the year, an offer ends by day and holds exactly its hours of daylight', () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (zone, instant) => {
      const now = new Date(instant - (instant % 60_000))
      const ends = offerEndsAt({
        now,
        zone,
        eventStartsAt: new Date(now.getTime() + 10 * 86_400_000),
        replyClosesAt: far.replyClosesAt,
      })
      if (!ends) throw new Error('no offer')
      const wall = Temporal.Instant.fromEpochMilliseconds(ends.getTime()).toZonedDateTimeISO(zone)
      expect(wall.hour * 60 + wall.minute).toBeGreaterThan(8 * 60)
      expect(wall.hour * 60 + wall.minute).toBeLessThanOrEqual(22 * 60)
      expect(daylight(now, ends, zone)).toBe(12 * 60)
    }),
    { numRuns: 60 },
  )
})

/** Minutes between 8 and 22 on the clock of the zone, counted one by one. */
function daylight(from: Date, to: Date, zone: string): number {
  let minutes = 0
  const hourOf = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' })
  for (let at = from.getTime(); at < to.getTime(); at += 60_000) {
    const hour = Number(hourOf.format(at))
    if (hour >= 8 && hour < 22) minutes += 1
  }
  return minutes
}
