import { Temporal } from 'temporal-polyfill'
import { allow, type Result, refuse } from '../kernel/result'
import { readLocalTime } from './local-time'

/** Days and hours as clocks on the wall of the venue show them; `yyyy-mm-dd` and `hh:mm`. */
export type SlotsDraft = {
  firstDay: string
  lastDay: string
  from: string
  to: string
  /** How long each slot lasts, and what a vehicle needs after it; null: one slot a day, from its first hour to its last. */
  grid: { minutes: number; turnaround: number } | null
  breaks: readonly { from: string; to: string }[]
  timeZone: string
}

export type PlannedSlot = { startsAt: Date; endsAt: Date }
/** What a change of clocks does to one day of the plan: minutes that its hours lose (below zero) or gain. */
export type ClockNote = { day: string; minutes: number }
export type SlotsPlan = { slots: PlannedSlot[]; clocks: ClockNote[] }

export type SlotsProblem =
  | { reason: 'unclear' }
  | { reason: 'days_reversed' }
  | { reason: 'too_many_days'; most: number }
  | { reason: 'hours_reversed' }
  /** A clock that is put forward never shows this hour on that day; one that is put back shows it twice. */
  | { reason: 'no_such_hour' | 'hour_twice'; day: string; time: string }
  | { reason: 'none_fits' }
  | { reason: 'too_many'; most: number }

export const mostDays = 31
export const mostSlots = 300

/**
 * The slots of an event: one a day, or as many as fit between two hours of each day, one after another with the
 * turnaround between, none over a break and none past the last hour. Each lasts as long as its minutes really take, so
 * that on a day when clocks change there are fewer or more of them and none at an hour that does not exist; the plan
 * says on which days, and by how much.
 */
export function planSlots(draft: SlotsDraft): Result<SlotsPlan, SlotsProblem> {
  const days = listDays(draft)
  if (!days.ok) return days
  const slots: PlannedSlot[] = []
  const clocks: ClockNote[] = []
  for (const day of days.value) {
    const span = readSpan(day, draft, draft.timeZone)
    if (!span.ok) return span
    const breaks: Span[] = []
    for (const pause of draft.breaks) {
      const read = readSpan(day, pause, draft.timeZone)
      if (!read.ok) return read
      breaks.push(read.value)
    }
    slots.push(...fillDay(span.value, breaks, draft.grid))
    const minutes = (span.value.end - span.value.start) / 60_000 - wallMinutes(draft)
    if (minutes !== 0) clocks.push({ day, minutes })
    if (slots.length > mostSlots) return refuse({ reason: 'too_many', most: mostSlots })
  }
  return slots.length === 0 ? refuse({ reason: 'none_fits' }) : allow({ slots, clocks })
}

type Span = { start: number; end: number }

function listDays({ firstDay, lastDay }: SlotsDraft): Result<string[], SlotsProblem> {
  let first: Temporal.PlainDate
  let last: Temporal.PlainDate
  try {
    first = Temporal.PlainDate.from(firstDay, { overflow: 'reject' })
    last = Temporal.PlainDate.from(lastDay, { overflow: 'reject' })
  } catch {
    return refuse({ reason: 'unclear' })
  }
  const length = first.until(last).days
  if (length < 0) return refuse({ reason: 'days_reversed' })
  if (length >= mostDays) return refuse({ reason: 'too_many_days', most: mostDays })
  return allow(Array.from({ length: length + 1 }, (_, days) => first.add({ days }).toString()))
}

function readSpan(
  day: string,
  hours: { from: string; to: string },
  timeZone: string,
): Result<Span, SlotsProblem> {
  const instants: number[] = []
  for (const time of [hours.from, hours.to]) {
    const read = readLocalTime(day, time, timeZone)
    if (read.ok) instants.push(read.instant.getTime())
    else if (read.problem === 'malformed') return refuse({ reason: 'unclear' })
    else
      return refuse({
        reason: read.problem === 'does_not_exist' ? 'no_such_hour' : 'hour_twice',
        day,
        time,
      })
  }
  const [start = 0, end = 0] = instants
  return hours.to > hours.from && end > start ? allow({ start, end }) : refuse({ reason: 'hours_reversed' })
}

function fillDay(day: Span, breaks: readonly Span[], grid: SlotsDraft['grid']): PlannedSlot[] {
  if (grid === null) return [{ startsAt: new Date(day.start), endsAt: new Date(day.end) }]
  const length = grid.minutes * 60_000
  const slots: PlannedSlot[] = []
  let start = day.start
  while (start + length <= day.end) {
    const end = start + length
    const pause = breaks.find(each => start < each.end && each.start < end)
    if (pause) {
      start = pause.end
      continue
    }
    slots.push({ startsAt: new Date(start), endsAt: new Date(end) })
    start = end + grid.turnaround * 60_000
  }
  return slots
}

/** The minutes between two hours of a day on which no clock changes. */
function wallMinutes({ from, to }: SlotsDraft): number {
  return Temporal.PlainTime.from(from).until(Temporal.PlainTime.from(to)).total('minutes')
}
