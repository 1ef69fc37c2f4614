import { describe, expect, test } from 'vitest'
import { thanksDueAt } from '~/domain/events/letters-due'
import { clubPolicy } from '~/domain/permission/types'
import { lastFeedbackDay, mayGiveFeedback, mayThank } from '~/domain/wishes/policy'

const at = (iso: string) => new Date(iso)

describe('thanks leave at nine in the morning at the venue', () => {
  test.each([
    [
      'an afternoon, the next day',
      '2027-02-12T16:00:00+02:00',
      'Europe/Helsinki',
      '2027-02-13T09:00:00+02:00',
    ],
    ['an evening, the next day', '2027-02-12T23:30:00+02:00', 'Europe/Helsinki', '2027-02-13T09:00:00+02:00'],
    [
      'one in the morning, that morning',
      '2027-02-13T01:00:00+02:00',
      'Europe/Helsinki',
      '2027-02-13T09:00:00+02:00',
    ],
    ['dawn, a day later', '2027-02-13T05:00:00+02:00', 'Europe/Helsinki', '2027-02-14T09:00:00+02:00'],
    [
      'the night in which clocks go forward',
      '2027-03-27T23:00:00+01:00',
      'Europe/Paris',
      '2027-03-28T09:00:00+02:00',
    ],
    [
      'the night in which they go back',
      '2027-10-30T23:00:00+02:00',
      'Europe/Paris',
      '2027-10-31T09:00:00+01:00',
    ],
    [
      'clocks that go back by half an hour',
      '2027-04-03T22:00:00+11:00',
      'Australia/Lord_Howe',
      '2027-04-04T09:00:00+10:30',
    ],
    [
      'a night longer than six hours on the clock',
      '2027-10-31T02:30:00+01:00',
      'Europe/Paris',
      '2027-10-31T09:00:00+01:00',
    ],
  ])('%s', (_, endsAt, zone, due) => {
    expect(thanksDueAt(at(endsAt), zone)).toEqual(at(due))
  })
})

describe('thanks obey the dial of the person', () => {
  const facts = { policy: clubPolicy, suppressions: [], personZone: 'Europe/Paris' } as const
  const morning = at('2027-02-13T09:00:00+01:00')
  const night = at('2027-02-13T23:00:00+01:00')

  test('they need no permission, and leave when the cadence of invitations is spent', () => {
    expect(mayThank(facts, morning)).toEqual({ ok: true, value: undefined })
  })
  test('they wait for the end of quiet hours on the person’s own clock', () => {
    expect(mayThank(facts, night)).toEqual({
      ok: false,
      reason: 'quiet_hours',
      nextAllowedAt: at('2027-02-14T08:00:00+01:00'),
    })
  })
  test.each(['opposed', 'bounced', 'complained', 'stopped'] as const)(
    'none to an address that is %s',
    reason => {
      expect(mayThank({ ...facts, suppressions: [reason] }, morning)).toMatchObject({ reason: 'suppressed' })
    },
  )
  test('none to whoever wants letters only in answer to what they ask', () => {
    expect(mayThank({ ...facts, policy: { ...clubPolicy, lettersMax: 0 } }, morning)).toMatchObject({
      reason: 'never',
    })
  })
  test('none in a pause, and again from its very end', () => {
    const paused = (until: string) => ({ ...facts, policy: { ...clubPolicy, pausedUntil: at(until) } })
    expect(mayThank(paused('2027-02-13T09:00:00.001+01:00'), morning)).toMatchObject({ reason: 'paused' })
    expect(mayThank(paused('2027-02-13T09:00:00+01:00'), morning).ok).toBe(true)
  })
})

describe('feedback is given by those who came, from the end of the event to the end of its thirtieth day', () => {
  const event = { endsAt: at('2027-10-02T18:00:00+02:00'), timeZone: 'Europe/Paris', tookPart: true }
  const answer = (now: string, facts = event) => {
    const may = mayGiveFeedback({ ...facts, now: at(now) })
    return may.ok ? 'yes' : may.reason
  }
  test('the last day is of the venue, across a change of clocks', () => {
    expect(lastFeedbackDay(event.endsAt, event.timeZone)).toBe('2027-11-01')
    expect(answer('2027-10-02T17:59:59.999+02:00')).toBe('not_ended')
    expect(answer('2027-10-02T18:00:00+02:00')).toBe('yes')
    expect(answer('2027-11-01T23:59:59.999+01:00')).toBe('yes')
    expect(answer('2027-11-02T00:00:00+01:00')).toBe('closed')
  })
  test('whoever was not there is told so, never that it is closed', () => {
    expect(answer('2027-12-02T18:00:00+01:00', { ...event, tookPart: false })).toBe('not_there')
  })
})
