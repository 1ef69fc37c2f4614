import { defineCopy, type Locale, translate } from '~/shared/copy'
import { compareZones, daysInZone, formatDays, formatTime, formatVenue } from '~/shared/format'

type Told = {
  title: { fr: string; en: string }
  slug: string
  art: 'aurora' | 'contours' | 'lacquer'
  venue: string
  city: string
  timeZone: string
  startsAt: Date
  endsAt: Date
}

const copy = defineCopy({
  fr: { fromTo: 'De {{from}} à {{to}}' },
  en: { fromTo: 'From {{from}} to {{to}}' },
})

/** What, where and when, as a member's page writes it: the venue's clock, compared with the reader's own. */
export function tellEvent(event: Told, ownZone: string | null, locale: Locale) {
  const { timeZone, startsAt, endsAt } = event
  const days = daysInZone(startsAt, endsAt, timeZone)
  const hours = { from: formatTime(startsAt, timeZone, locale), to: formatTime(endsAt, timeZone, locale) }
  return {
    title: event.title[locale],
    slug: event.slug,
    art: event.art,
    days,
    when: formatDays(days, locale, { weekday: true, capital: true }),
    hours: translate(copy, locale)('fromTo', hours),
    place: formatVenue(event),
    compared: compareZones(startsAt, timeZone, ownZone ?? timeZone, locale),
  }
}
