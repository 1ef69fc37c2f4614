import { seedRows } from './seed-rows'

/** The programme is laid for one winter; begun later, the whole of it is laid for the first winter that is still to come. */
export function yearsToAdd(): number {
  const twoWeeks = 14 * 24 * 3_600_000
  const replies = seedRows.events.map(event => event.replyClosesAt)
  let years = 0
  while (replies.some(reply => Date.parse(`${addYears(reply, years)}Z`) < Date.now() + twoWeeks)) years += 1
  return years
}

/** A local moment, or a day, that many years later. */
export function addYears(local: string, years: number): string {
  return `${Number(local.slice(0, 4)) + years}${local.slice(4)}`
}
