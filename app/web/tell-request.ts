import type { ConciergeRequest } from '~/domain/memberships/concierge-queries.server'
import type { Locale } from '~/shared/copy'
import { dayInZone, formatDay } from '~/shared/format'

/** A request to the concierge as the house lists it, on its own clock. */
export function tellRequest(request: ConciergeRequest, zone: string, locale: Locale) {
  const day = (at: Date) => formatDay(dayInZone(at, zone), locale)
  const { id, personId, words, askedAt, givenBackAt, doneAt, doneBy } = request
  return {
    id,
    personId,
    words,
    asked: day(askedAt),
    isGivenBack: givenBackAt !== null,
    done: doneAt && { day: day(doneAt), by: doneBy },
  }
}
