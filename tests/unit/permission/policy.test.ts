import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { isQuiet, lettersLeft, mayRecordConsent, mayWrite } from '~/domain/permission/policy'
import { clubPolicy, type WritingFacts } from '~/domain/permission/types'

const facts = (wishes: Partial<WritingFacts> = {}): WritingFacts => ({
  permission: { id: 'p', channel: 'email' },
  policy: clubPolicy,
  suppressions: [],
  lettersInWindow: [],
  personZone: 'Europe/Paris',
  ...wishes,
})
const noon = new Date('2026-11-22T11:00:00Z')
const ask = (wishes: Partial<WritingFacts> = {}, now = noon) => mayWrite({ ...facts(wishes), now })

describe('may a letter leave', () => {
  it('with a permission, at noon, it may', () => {
    expect(ask()).toEqual({ ok: true, value: undefined })
  })

  it('without a permission it never may, whatever the rest', () => {
    expect(ask({ permission: null })).toEqual({ ok: false, reason: 'no_permission', nextAllowedAt: null })
  })

  it('an opposition silences every channel, a bounce only letters', () => {
    expect(ask({ suppressions: ['bounced'] })).toMatchObject({ reason: 'suppressed', nextAllowedAt: null })
    const sms = { permission: { id: 'p', channel: 'sms' as const } }
    expect(ask({ ...sms, suppressions: ['bounced', 'stopped', 'complained'] }).ok).toBe(true)
    expect(ask({ ...sms, suppressions: ['opposed'] })).toMatchObject({ reason: 'suppressed' })
  })

  it('a cadence of none is a no that time does not change', () => {
    expect(ask({ policy: { ...clubPolicy, lettersMax: 0 } })).toMatchObject({
      reason: 'never',
      nextAllowedAt: null,
    })
  })

  it('a pause that ends in quiet hours lasts until the morning', () => {
    const pausedUntil = new Date('2026-12-01T23:00:00Z')
    expect(ask({ policy: { ...clubPolicy, pausedUntil } })).toEqual({
      ok: false,
      reason: 'paused',
      nextAllowedAt: new Date('2026-12-02T07:00:00Z'),
    })
  })

  it('the third letter of a month waits until the first is thirty days old, and then for the morning', () => {
    const lettersInWindow = [new Date('2026-11-20T10:00:00Z'), new Date('2026-11-01T19:30:00Z')]
    expect(ask({ lettersInWindow })).toEqual({
      ok: false,
      reason: 'cadence_reached',
      nextAllowedAt: new Date('2026-12-01T19:30:00Z'),
    })
    const late = [new Date('2026-11-20T10:00:00Z'), new Date('2026-11-01T21:30:00Z')]
    expect(ask({ lettersInWindow: late })).toMatchObject({ nextAllowedAt: new Date('2026-12-02T07:00:00Z') })
  })

  it('a letter leaves the window at the very end of its last day', () => {
    const policy = { ...clubPolicy, lettersMax: 1 }
    const lettersInWindow = [new Date('2026-10-23T11:00:00.000Z')]
    expect(ask({ policy, lettersInWindow }, new Date('2026-11-22T10:59:59.999Z')).ok).toBe(false)
    expect(ask({ policy, lettersInWindow }, new Date('2026-11-22T11:00:00.000Z')).ok).toBe(true)
  })

  it('quiet hours are those of the person: eight in Paris is nine in Helsinki', () => {
    const eightInParis = new Date('2026-11-22T07:00:00Z')
    expect(ask({}, new Date(eightInParis.getTime() - 1)).ok).toBe(false)
    expect(ask({}, eightInParis).ok).toBe(true)
    expect(ask({ personZone: 'Europe/Helsinki' }, new Date(eightInParis.getTime() - 1)).ok).toBe(true)
  })

  it('quiet hours over midnight end on the day on which clocks change, both times', () => {
    const spring = ask({}, new Date('2027-03-28T00:30:00Z'))
    expect(spring).toMatchObject({ reason: 'quiet_hours', nextAllowedAt: new Date('2027-03-28T06:00:00Z') })
    const autumn = ask({}, new Date('2026-10-25T00:30:00Z'))
    expect(autumn).toMatchObject({ reason: 'quiet_hours', nextAllowedAt: new Date('2026-10-25T07:00:00Z') })
  })

  it('quiet hours that end inside the skipped hour end when clocks go forward', () => {
    const policy = { ...clubPolicy, quietFrom: '01:00', quietTo: '02:30' }
    expect(ask({ policy }, new Date('2027-03-28T00:30:00Z'))).toMatchObject({
      nextAllowedAt: new Date('2027-03-28T01:00:00Z'),
    })
  })

  it('quiet hours that come twice are kept twice', () => {
    const policy = { ...clubPolicy, quietFrom: '02:00', quietTo: '02:30' }
    const secondTime = new Date('2026-10-25T01:10:00Z')
    expect(ask({ policy }, secondTime)).toMatchObject({ nextAllowedAt: new Date('2026-10-25T01:30:00Z') })
  })
})

const zone = fc.constantFrom(
  'Europe/Paris',
  'Europe/Helsinki',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
)
const time = fc
  .integer({ min: 0, max: 95 })
  .map(
    quarter =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  )
const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })

describe('whatever the dial', () => {
  it('the next allowed instant is allowed, and not in the past', () => {
    const day = 86_400_000
    fc.assert(
      fc.property(
        instant,
        zone,
        time,
        time,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 90 }),
        fc.array(fc.integer({ min: 0, max: 90 * day }), { maxLength: 6 }),
        fc.option(fc.integer({ min: 0, max: 60 * day })),
        (now, personZone, quietFrom, quietTo, lettersMax, perDays, ages, pause) => {
          const policy = {
            lettersMax,
            perDays,
            quietFrom,
            quietTo,
            pausedUntil: pause === null ? null : new Date(now.getTime() + pause),
          }
          const all = facts({
            policy,
            personZone,
            lettersInWindow: ages.map(age => new Date(now.getTime() - age)),
          })
          const verdict = mayWrite({ ...all, now })
          if (verdict.ok) return
          const at = verdict.nextAllowedAt
          if (!at) throw new Error('time alone allows it')
          expect(at.getTime()).toBeGreaterThan(now.getTime())
          expect(mayWrite({ ...all, now: at }).ok).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('no window ever holds more letters than the cadence, if every letter asks first', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 40 }),
        zone,
        fc.array(fc.integer({ min: 1, max: 72 }), { minLength: 5, maxLength: 60 }),
        (lettersMax, perDays, personZone, hours) => {
          const policy = { ...clubPolicy, lettersMax, perDays }
          const sent: Date[] = []
          let now = new Date('2026-10-01T12:00:00Z')
          for (const step of hours) {
            now = new Date(now.getTime() + step * 3_600_000)
            if (mayWrite({ ...facts({ policy, personZone, lettersInWindow: sent }), now }).ok) sent.push(now)
          }
          for (const start of sent) {
            const end = start.getTime() + perDays * 86_400_000
            const within = sent.filter(one => one >= start && one.getTime() < end)
            expect(within.length).toBeLessThanOrEqual(lettersMax)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('quiet hours are exactly those between the two times on the person’s clock', () => {
    fc.assert(
      fc.property(instant, zone, time, time, (at, personZone, quietFrom, quietTo) => {
        const clock = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(personZone)
        const minute = clock.hour * 60 + clock.minute
        const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
        const length = (minutesOf(quietTo) - minutesOf(quietFrom) + 1440) % 1440
        const since = (minute - minutesOf(quietFrom) + 1440) % 1440
        expect(isQuiet({ quietFrom, quietTo }, personZone, at)).toBe(since < length)
      }),
      { numRuns: 400 },
    )
  })
})

describe('what is left', () => {
  it('counts what the cadence still allows, and never below nothing', () => {
    const letters = [1, 2, 3].map(day => new Date(Date.UTC(2026, 10, day)))
    expect(lettersLeft(clubPolicy, [], noon)).toBe(2)
    expect(lettersLeft(clubPolicy, letters, noon)).toBe(0)
  })
})

describe('may a consent that a file brings be recorded', () => {
  const consent = (wishes: object) =>
    mayRecordConsent({
      channel: 'email',
      givenOn: '2026-05-02',
      withdrawnOn: null,
      suppressions: [],
      ...wishes,
    })

  it('not when the person withdrew on that day or since', () => {
    expect(consent({ withdrawnOn: '2026-05-02' })).toEqual({ ok: false, reason: 'withdrawn_since' })
    expect(consent({ withdrawnOn: '2026-06-01' }).ok).toBe(false)
    expect(consent({ withdrawnOn: '2026-05-01' }).ok).toBe(true)
  })

  it('not against an opposition, nor by letter where letters were stopped or complained of', () => {
    expect(consent({ channel: 'post', suppressions: ['opposed'] })).toMatchObject({ reason: 'opposed' })
    expect(consent({ suppressions: ['stopped'] })).toMatchObject({ reason: 'stopped' })
    expect(consent({ suppressions: ['complained'] })).toMatchObject({ reason: 'stopped' })
    expect(consent({ channel: 'post', suppressions: ['stopped'] }).ok).toBe(true)
  })
})
