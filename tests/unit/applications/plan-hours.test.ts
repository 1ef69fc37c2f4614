import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HoursDraft, planHours } from '~/domain/applications/plan-hours'

const now = new Date('2026-01-01T00:00:00Z')
const paris = (wishes: Partial<HoursDraft>): HoursDraft => ({
  date: '2027-02-10',
  from: '10:00',
  to: '12:00',
  minutes: 30,
  timeZone: 'Europe/Paris',
  ...wishes,
})
const startsOf = (draft: HoursDraft) => {
  const planned = planHours(draft, now)
  return planned.ok ? planned.value.map(({ startsAt }) => startsAt.toISOString()) : planned
}

test('hours follow one another on the clock of the place, and a rest too short is left out', () => {
  expect(startsOf(paris({ to: '11:50' }))).toEqual([
    '2027-02-10T09:00:00.000Z',
    '2027-02-10T09:30:00.000Z',
    '2027-02-10T10:00:00.000Z',
  ])
})

test('the night when clocks go forward has an hour less', () => {
  expect(startsOf(paris({ date: '2027-03-28', from: '01:00', to: '04:00', minutes: 60 }))).toEqual([
    '2027-03-28T00:00:00.000Z',
    '2027-03-28T01:00:00.000Z',
  ])
})

test('the night when clocks go back has an hour more', () => {
  expect(startsOf(paris({ date: '2027-10-31', from: '01:00', to: '04:00', minutes: 60 }))).toHaveLength(4)
})

test('a time that does not exist, or comes twice, is told and never guessed', () => {
  expect(startsOf(paris({ date: '2027-03-28', from: '02:30', to: '05:00' }))).toEqual({
    ok: false,
    reason: 'from',
    problem: 'does_not_exist',
  })
  expect(startsOf(paris({ date: '2027-10-31', from: '01:00', to: '02:30' }))).toEqual({
    ok: false,
    reason: 'to',
    problem: 'happens_twice',
  })
})

test.each([
  [{ to: '10:00' }, 'ends_before'],
  [{ to: '10:20' }, 'too_short'],
  [{ from: '00:00', to: '23:00', minutes: 5 }, 'too_many'],
  [{ date: '2025-02-10' }, 'past'],
  [{ date: '2027-02-30' }, 'from'],
] as const)('%o is refused: %s', (wishes, reason) => {
  expect(planHours(paris(wishes), now)).toMatchObject({ ok: false, reason })
})

test('in any zone, on any day, the hours touch without overlapping, last what was asked, and stay within', () => {
  const zones = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia']
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 364 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 15, max: 90 }),
      (timeZone, day, hour, length, minutes) => {
        const date = new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10)
        const time = (at: number) => `${String(at).padStart(2, '0')}:00`
        const planned = planHours({ date, from: time(hour), to: time(hour + length), minutes, timeZone }, now)
        if (!planned.ok) return
        const list = planned.value
        for (const [index, { startsAt, endsAt }] of list.entries()) {
          expect(endsAt.getTime() - startsAt.getTime()).toBe(minutes * 60_000)
          if (index > 0) expect(startsAt).toEqual(list[index - 1]?.endsAt)
        }
        const whole = (list.at(-1)?.endsAt.getTime() ?? 0) - (list[0]?.startsAt.getTime() ?? 0)
        // An hour more on the night when clocks go back.
        expect(whole).toBeLessThanOrEqual((length + 1) * 3_600_000)
      },
    ),
  )
})
