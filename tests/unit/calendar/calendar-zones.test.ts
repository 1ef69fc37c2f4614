import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type CalendarEntry, writeCalendar } from '~/domain/calendar/calendar-file'
import { clockChanges, quartersOf } from '../../factories/clock-changes'

const entry: CalendarEntry = {
  reservationId: '7b0c5e4e-3f0a-4b7e-9a57-0f1d2c3b4a59',
  title: 'Une nuit; deux heures, une table',
  brandName: 'Aurora',
  venue: 'Ivalo Test Ground',
  city: 'Ivalo',
  slots: [],
  seats: 2,
  guests: ['Hugo Renard'],
  standing: 'confirmed',
  revision: 0,
  stampedAt: new Date('2027-01-02T10:00:00Z'),
}

function readBack(file: string) {
  return new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      summary: event.summary,
      starts: event.startDate.toJSDate().toISOString(),
      ends: event.endDate.toJSDate().toISOString(),
      zone: event.startDate.zone.tzid,
      minutes: event.duration.toSeconds() / 60,
    }
  })
}

describe.each(clockChanges)('%s', (zone, forward, back) => {
  test.each([
    ['forward', forward],
    ['back', back],
  ])('on the day on which clocks go %s, every beginning and end is read back to the second', (way, day) => {
    const { hoursInDay } = Temporal.PlainDate.from(day).toZonedDateTime(zone)
    expect(way === 'forward' ? hoursInDay < 24 : hoursInDay > 24).toBe(true)
    const quarters = quartersOf(zone, day)
    const ends = [...quarters.slice(1), new Date((quarters.at(-1)?.getTime() ?? 0) + 900_000)]
    const slots = quarters.map((startsAt, index) => ({
      id: `s${index}`,
      label: '',
      startsAt,
      endsAt: ends[index] ?? startsAt,
    }))
    const read = readBack(writeCalendar([{ ...entry, slots }], 'fr'))
    expect(read.map(({ starts, ends, minutes, zone: told }) => ({ starts, ends, minutes, told }))).toEqual(
      slots.map(({ startsAt, endsAt }) => ({
        starts: startsAt.toISOString(),
        ends: endsAt.toISOString(),
        minutes: 15,
        told: 'UTC',
      })),
    )
    expect(new Set(read.map(({ uid }) => uid)).size).toBe(slots.length)
  })

  test('a night over the change lasts as long as it is lived', () => {
    for (const day of [forward, back]) {
      const evening = Temporal.PlainDate.from(day).subtract({ days: 1 }).toPlainDateTime('21:00')
      const starts = evening.toZonedDateTime(zone)
      const ends = Temporal.PlainDate.from(day).toPlainDateTime('09:00').toZonedDateTime(zone)
      const slot = {
        id: 'night',
        label: '',
        startsAt: new Date(starts.epochMilliseconds),
        endsAt: new Date(ends.epochMilliseconds),
      }
      const [read] = readBack(writeCalendar([{ ...entry, slots: [slot] }], 'en'))
      expect(read?.minutes).toBe(starts.until(ends, { largestUnit: 'minutes' }).minutes)
      expect(read?.minutes).not.toBe(12 * 60)
    }
  })
})

test('several slots are several entries, one is the reservation’s own; texts come back whole', () => {
  const slot = (id: string, label: string, hour: number) => ({
    id,
    label,
    startsAt: new Date(Date.UTC(2027, 1, 12, hour)),
    endsAt: new Date(Date.UTC(2027, 1, 12, hour + 1)),
  })
  const two = [slot('a', 'Premier soir', 8), slot('b', '', 20)]
  expect(readBack(writeCalendar([{ ...entry, slots: two }], 'fr', 'Le Cercle'))).toMatchObject([
    {
      uid: `${entry.reservationId}.a@connivence`,
      summary: 'Une nuit; deux heures, une table · Premier soir',
    },
    { uid: `${entry.reservationId}.b@connivence`, summary: 'Une nuit; deux heures, une table' },
  ])
  expect(readBack(writeCalendar([{ ...entry, slots: two.slice(0, 1) }], 'fr'))).toMatchObject([
    { uid: `${entry.reservationId}@connivence` },
  ])
})

test('a chosen slot keeps its UID whatever else is chosen or let go, and the event’s whole keeps its own', () => {
  const hour = (id: string, at: number, isChosen: boolean) => ({
    id,
    label: '',
    startsAt: new Date(Date.UTC(2027, 1, 12, at)),
    endsAt: new Date(Date.UTC(2027, 1, 12, at + 1)),
    isChosen,
  })
  const [whole, nine, ten] = [hour('whole', 8, false), hour('nine', 9, true), hour('ten', 10, true)]
  const uids = (...slots: (typeof whole)[]) =>
    readBack(writeCalendar([{ ...entry, slots }], 'fr')).map(({ uid }) =>
      uid.replace(entry.reservationId, ''),
    )
  expect(uids(nine)).toEqual(['.nine@connivence'])
  expect(uids(nine, ten)).toEqual(['.nine@connivence', '.ten@connivence'])
  expect(uids(whole, ten)).toEqual(['@connivence', '.ten@connivence'])
  expect(uids(whole)).toEqual(['@connivence'])
})
