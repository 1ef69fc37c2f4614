import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { planSlots, type SlotsDraft } from '~/domain/events/plan-slots'

const castellet: SlotsDraft = {
  firstDay: '2027-03-27',
  lastDay: '2027-03-28',
  from: '09:00',
  to: '18:00',
  grid: { minutes: 30, turnaround: 15 },
  breaks: [{ from: '12:30', to: '13:30' }],
  timeZone: 'Europe/Paris',
}
const plan = (change: Partial<SlotsDraft>) => planSlots({ ...castellet, ...change })
const hoursOf = (change: Partial<SlotsDraft>) => {
  const answer = plan(change)
  if (!answer.ok) throw new Error(answer.reason)
  const { timeZone } = { ...castellet, ...change }
  return answer.value.slots.map(({ startsAt }) =>
    Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  )
}

test('two days of drives on a circuit, with a break, on the days around the change of clocks', () => {
  const day = [
    '09:00',
    '09:45',
    '10:30',
    '11:15',
    '12:00',
    '13:30',
    '14:15',
    '15:00',
    '15:45',
    '16:30',
    '17:15',
  ]
  expect(hoursOf({})).toEqual([
    ...day.map(time => `2027-03-27T${time}`),
    ...day.map(time => `2027-03-28T${time}`),
  ])
})

test('one slot a day, from its first hour to its last', () => {
  const answer = plan({ grid: null, breaks: [] })
  expect(answer).toEqual({
    ok: true,
    value: {
      slots: [
        { startsAt: new Date('2027-03-27T08:00:00Z'), endsAt: new Date('2027-03-27T17:00:00Z') },
        { startsAt: new Date('2027-03-28T07:00:00Z'), endsAt: new Date('2027-03-28T16:00:00Z') },
      ],
      clocks: [],
    },
  })
})

test('in the night when clocks go forward an hour is missing, and the plan says so', () => {
  const night = { firstDay: '2027-03-28', from: '00:00', to: '05:00', breaks: [] }
  const grid = { minutes: 60, turnaround: 0 }
  expect(hoursOf({ ...night, grid }).map(hour => hour.slice(11))).toEqual([
    '00:00',
    '01:00',
    '03:00',
    '04:00',
  ])
  expect(plan({ ...night, grid })).toMatchObject({ value: { clocks: [{ day: '2027-03-28', minutes: -60 }] } })
})

test('in the night when clocks go back an hour comes twice, and the plan says so', () => {
  const night = { firstDay: '2027-10-31', lastDay: '2027-10-31', from: '00:00', to: '04:00', breaks: [] }
  const grid = { minutes: 60, turnaround: 0 }
  expect(hoursOf({ ...night, grid }).map(hour => hour.slice(11))).toEqual([
    '00:00',
    '01:00',
    '02:00',
    '02:00',
    '03:00',
  ])
  expect(plan({ ...night, grid })).toMatchObject({ value: { clocks: [{ day: '2027-10-31', minutes: 60 }] } })
})

test.each([
  [
    'an hour that is skipped',
    { from: '02:30' },
    { reason: 'no_such_hour', day: '2027-03-28', time: '02:30' },
  ],
  [
    'an hour that comes twice',
    { firstDay: '2027-10-31', lastDay: '2027-10-31', from: '02:30' },
    { reason: 'hour_twice', day: '2027-10-31', time: '02:30' },
  ],
  ['days in the wrong order', { lastDay: '2027-03-26' }, { reason: 'days_reversed' }],
  ['hours in the wrong order', { to: '08:00' }, { reason: 'hours_reversed' }],
  ['more days than a month', { lastDay: '2027-04-27' }, { reason: 'too_many_days' }],
  ['a slot longer than the day', { grid: { minutes: 541, turnaround: 0 } }, { reason: 'none_fits' }],
  [
    'a crowd of slots',
    { grid: { minutes: 5, turnaround: 0 }, lastDay: '2027-04-20' },
    { reason: 'too_many' },
  ],
  ['a day that is none', { firstDay: '2027-02-30' }, { reason: 'unclear' }],
  ['an hour that is none', { from: 'noon' }, { reason: 'unclear' }],
])('%s is told', (_, change, refusal) => {
  expect(plan(change)).toMatchObject({ ok: false, ...refusal })
})

const zones = [
  'Europe/Paris',
  'Europe/Helsinki',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
]
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

test('in every zone and on both changes of clocks: whole slots, in order, apart, within the hours, none in a break', () => {
  fc.assert(
    fc.property(
      fc.record({
        timeZone: fc.constantFrom(...zones),
        // Around the days on which clocks change, in both hemispheres.
        firstDay: fc.constantFrom(
          '2027-03-13',
          '2027-03-27',
          '2027-04-03',
          '2027-09-04',
          '2027-10-02',
          '2027-10-30',
        ),
        length: fc.integer({ min: 0, max: 3 }),
        from: fc.integer({ min: 0, max: 1000 }),
        span: fc.integer({ min: 1, max: 430 }),
        minutes: fc.integer({ min: 5, max: 120 }),
        turnaround: fc.integer({ min: 0, max: 60 }),
        pause: fc.option(fc.tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 1, max: 39 }))),
      }),
      ({ timeZone, firstDay, length, from, span, minutes, turnaround, pause }) => {
        const draft: SlotsDraft = {
          timeZone,
          firstDay,
          lastDay: Temporal.PlainDate.from(firstDay).add({ days: length }).toString(),
          from: clock(from),
          to: clock(from + span),
          grid: { minutes, turnaround },
          breaks: pause ? [{ from: clock(pause[0]), to: clock(pause[0] + pause[1]) }] : [],
        }
        const answer = planSlots(draft)
        if (!answer.ok) {
          expect(['no_such_hour', 'hour_twice', 'none_fits', 'hours_reversed']).toContain(answer.reason)
          return
        }
        let before: Date | null = null
        for (const { startsAt, endsAt } of answer.value.slots) {
          expect(endsAt.getTime() - startsAt.getTime()).toBe(minutes * 60_000)
          const there = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(
            timeZone,
          )
          const lastHour = there.toPlainDate().toPlainDateTime(draft.to).toZonedDateTime(timeZone)
          const firstHour = there.toPlainDate().toPlainDateTime(draft.from).toZonedDateTime(timeZone)
          expect(startsAt.getTime()).toBeGreaterThanOrEqual(firstHour.epochMilliseconds)
          expect(endsAt.getTime()).toBeLessThanOrEqual(lastHour.epochMilliseconds)
          if (before)
            expect(startsAt.getTime()).toBeGreaterThanOrEqual(
              before.getTime() + (isSameDay(before, startsAt, timeZone) ? turnaround * 60_000 : 0),
            )
          for (const { from: pauseFrom, to: pauseTo } of draft.breaks) {
            const [begins, ends] = [pauseFrom, pauseTo].map(
              time => there.toPlainDate().toPlainDateTime(time).toZonedDateTime(timeZone).epochMilliseconds,
            )
            expect(startsAt.getTime() >= (ends ?? 0) || endsAt.getTime() <= (begins ?? 0)).toBe(true)
          }
          before = endsAt
        }
      },
    ),
    { numRuns: 100 },
  )
})

function isSameDay(one: Date, other: Date, timeZone: string): boolean {
  const [a, b] = [one, other].map(each =>
    Temporal.Instant.fromEpochMilliseconds(each.getTime())
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
      .toString(),
  )
  return a === b
}
