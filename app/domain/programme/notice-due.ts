const minute = 60_000
/** A second thought comes within minutes: what is changed again by then is told once. */
const restMinutes = 10
/** And the longest that anyone waits for a word, however often it is changed again. */
export const restAtMostMinutes = 60
/** On the last day those who travel need to know at once. */
const lastDayMinutes = 1
const dayMs = 24 * 60 * minute

/** When the letters that tell a change leave. `wasAt` is when the event was to begin before it. */
export function noticeDueAt({ now, startsAt, wasAt }: { now: Date; startsAt: Date; wasAt: Date }): Date {
  const soonest = Math.min(startsAt.getTime(), wasAt.getTime())
  const minutes = soonest - now.getTime() < dayMs ? lastDayMinutes : restMinutes
  return new Date(now.getTime() + minutes * minute)
}
