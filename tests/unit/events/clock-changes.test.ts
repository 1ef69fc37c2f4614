import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { firstClosed } from '~/domain/eligibility/engine'
import { bookGates, opensFor } from '~/domain/eligibility/gates'
import type { BookFacts } from '~/domain/eligibility/types'
import { reminderDueAt, thanksDueAt } from '~/domain/events/letters-due'
import { readLocalTime, writeLocalMoment, writeLocalTime } from '~/domain/events/local-time'
import { holdMs, standingOf } from '~/domain/reservations/policy'
import { lastFeedbackDay, mayGiveFeedback } from '~/domain/wishes/policy'
import { changeOf, clockChangeDays, quartersOf, wallOf } from '../../factories/clock-changes'
import { booking } from '../eligibility/facts'

const justBefore = (instant: Date, ms = 1) => new Date(instant.getTime() - ms)
const hoursBefore = (instant: Date, hours: number) => justBefore(instant, hours * 3_600_000)

describe.each(clockChangeDays)('in %s on the day on which clocks go %s (%s)', (zone, way, day) => {
  const quarters = quartersOf(zone, day)
  const change = changeOf(zone, day)
  /** The instant that a form means, or why it means none. */
  const typed = (instant: Date) => {
    const { date, time } = writeLocalTime(instant, zone)
    const read = readLocalTime(date, time, zone)
    return read.ok ? read.instant.toISOString() : read.problem
  }

  test('the day is as long as it is lived', () => {
    expect(quarters.length * 15).toBe(24 * 60 - change.minutes)
    expect(Math.sign(change.minutes)).toBe(way === 'forward' ? 1 : -1)
  })

  test('every hour that a form shows is the one that it means; one that comes twice is asked again, never guessed', () => {
    const twice = way === 'back' ? Math.abs(change.minutes) * 60_000 : 0
    for (const instant of quarters) {
      const isTwice =
        Math.abs(instant.getTime() - change.instant.getTime() + (instant < change.instant ? 0 : 1)) <= twice
      const due = isTwice && twice > 0 ? 'happens_twice' : instant.toISOString()
      expect([wallOf(zone, instant), typed(instant)]).toEqual([wallOf(zone, instant), due])
    }
  })

  test('an hour that the clock skips is no hour', () => {
    if (way === 'back') return
    const skipped = Temporal.Instant.fromEpochMilliseconds(change.instant.getTime())
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .subtract({ minutes: 1 })
    const [date = '', time = ''] = skipped.toString({ smallestUnit: 'minute' }).split('T')
    expect(readLocalTime(date, time, zone)).toEqual({ ok: false, problem: 'does_not_exist' })
  })

  test('what is exported is read back to the minute, whichever of two like hours it was', () => {
    for (const instant of quarters) {
      const written = writeLocalMoment(instant, zone)
      expect(new Date(written).toISOString()).toBe(instant.toISOString())
      expect(written.replace(' ', 'T')).toBe(wallOf(zone, instant))
    }
    expect(new Set(quarters.map(instant => writeLocalMoment(instant, zone))).size).toBe(quarters.length)
  })

  const book = (instant: Date, event: Partial<BookFacts['event']>, hours = 0) => {
    const facts: BookFacts = {
      ...booking,
      now: instant,
      event: { ...booking.event, endsAt: new Date('2028-01-01T00:00:00Z'), ...event },
      membership: { state: 'active', rank: 2, earlyAccessHours: hours, guestsPerEvent: 0 },
    }
    return { answer: firstClosed(bookGates, facts)?.reason ?? 'yes', opensAt: opensFor(facts) }
  }

  test('reservations open at their very instant, and as many lived hours earlier as the tier gives', () => {
    const replyClosesAt = new Date('2027-12-31T00:00:00Z')
    for (const bookingsOpenAt of quarters) {
      for (const hours of [0, 1, 24, 48]) {
        const opensAt = hoursBefore(bookingsOpenAt, hours)
        const at = (instant: Date) => book(instant, { bookingsOpenAt, replyClosesAt }, hours)
        expect(at(opensAt)).toEqual({ answer: 'yes', opensAt })
        expect(at(justBefore(opensAt)).answer).toBe('not_open_yet')
      }
    }
  })

  test('replies close at their very instant', () => {
    for (const replyClosesAt of quarters) {
      expect(book(justBefore(replyClosesAt), { replyClosesAt }).answer).toBe('yes')
      expect(book(replyClosesAt, { replyClosesAt }).answer).toBe('closed')
    }
  })

  test('a hold lasts thirty lived minutes, whatever the wall shows meanwhile', () => {
    for (const begun of quarters) {
      const hold = { state: 'held' as const, expiresAt: new Date(begun.getTime() + holdMs) }
      expect(standingOf(hold, justBefore(hold.expiresAt))).toBe('held')
      expect(standingOf(hold, hold.expiresAt)).toBe('lapsed')
      const [from, to] = [begun, hold.expiresAt].map(at => Temporal.Instant.from(wallOf(zone, at)))
      expect(from && to && from.until(to).total('minutes')).toBe(30)
    }
  })

  test('reminders leave at ten on the wall, on the eve', () => {
    for (const startsAt of quarters) {
      const due = reminderDueAt(startsAt, zone)
      const { date, time } = writeLocalTime(due, zone)
      expect(time).toBe('10:00')
      expect(Temporal.PlainDate.from(date).add({ days: 1 }).toString()).toBe(day)
    }
  })

  test('thanks leave at nine on the wall, after a night of six lived hours at least', () => {
    for (const endsAt of quarters) {
      const due = thanksDueAt(endsAt, zone)
      expect(writeLocalTime(due, zone).time).toBe('09:00')
      expect(due.getTime() - endsAt.getTime()).toBeGreaterThanOrEqual(6 * 3_600_000)
      expect(due.getTime() - endsAt.getTime()).toBeLessThan(31.1 * 3_600_000)
    }
  })

  test('feedback closes with the thirtieth day of the venue', () => {
    for (const endsAt of [quarters[0], quarters.at(-1)]) {
      if (!endsAt) throw new Error('a day without hours')
      const last = Temporal.PlainDate.from(lastFeedbackDay(endsAt, zone))
      expect(last.since(day).days).toBe(30)
      const closes = new Date(last.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds)
      const may = (now: Date) => mayGiveFeedback({ endsAt, timeZone: zone, tookPart: true, now }).ok
      expect([may(justBefore(closes)), may(closes)]).toEqual([true, false])
    }
  })
})
