import { type LocalTimeProblem, readLocalTime } from '../events/local-time'
import { allow, type Result, refuse } from '../kernel/result'

export type HoursDraft = {
  /** 'yyyy-mm-dd' and 'hh:mm', as a clock on the wall of the place shows them. */
  date: string
  from: string
  to: string
  minutes: number
  timeZone: string
}
export type PlannedHour = { startsAt: Date; endsAt: Date }
export type HoursProblem =
  | { reason: 'from'; problem: LocalTimeProblem }
  | { reason: 'to'; problem: LocalTimeProblem }
  | { reason: 'ends_before' }
  | { reason: 'too_short' }
  | { reason: 'too_many'; most: number }
  | { reason: 'past' }

export const mostHours = 48

/**
 * The hours that fit between two times of one day, one after another: as many minutes each as really pass, so that on a
 * day when clocks change there are fewer or more of them, and none that does not exist. A rest too short for another is
 * left out.
 */
export function planHours(draft: HoursDraft, now: Date): Result<PlannedHour[], HoursProblem> {
  const from = readLocalTime(draft.date, draft.from, draft.timeZone)
  if (!from.ok) return refuse({ reason: 'from', problem: from.problem })
  const to = readLocalTime(draft.date, draft.to, draft.timeZone)
  if (!to.ok) return refuse({ reason: 'to', problem: to.problem })
  const [start, end] = [from.instant.getTime(), to.instant.getTime()]
  if (end <= start) return refuse({ reason: 'ends_before' })
  if (start <= now.getTime()) return refuse({ reason: 'past' })
  const length = draft.minutes * 60_000
  const count = Math.floor((end - start) / length)
  if (count === 0) return refuse({ reason: 'too_short' })
  if (count > mostHours) return refuse({ reason: 'too_many', most: mostHours })
  return allow(
    Array.from({ length: count }, (_, index) => ({
      startsAt: new Date(start + index * length),
      endsAt: new Date(start + (index + 1) * length),
    })),
  )
}
