import type { ProgrammeEntry } from '~/domain/reservations/programme.server'
import type { Locale } from '~/shared/copy'
import { capitalize, dayInZone, daysInZone, formatMonth, weekdayNames } from '~/shared/format'
import { type Filtered, type Filters, stepMonth, weeksOf, writeFilters } from './filters'

/** What the filters look at of an entry. */
export function factsOf({ event, live, refusal }: ProgrammeEntry): Filtered {
  return {
    brandSlug: event.brand.slug,
    place: event.city || event.venue,
    days: daysInZone(event.startsAt, event.endsAt, event.timeZone),
    isOpen: live !== null || refusal === null,
  }
}

type Known = { entry: ProgrammeEntry; facts: Filtered }

/** The filters, what they can be set to, and the month that is shown. */
export function tellBrowse(
  known: readonly Known[],
  { page: _, ...filters }: Filters,
  now: Date,
  locale: Locale,
) {
  const facts = known.map(one => one.facts)
  const months = [...new Set(facts.flatMap(({ days }) => days.map(day => day.slice(0, 7))))].sort()
  const brands = new Map(known.map(({ entry: { event } }) => [event.brand.slug, event.brand.name]))
  const month = filters.month || months[0] || dayInZone(now, 'UTC').slice(0, 7)
  const otherView = filters.view === 'list' ? 'month' : 'list'
  return {
    filters: { ...filters, month: filters.view === 'month' ? month : filters.month },
    otherView: writeFilters({
      ...filters,
      view: otherView,
      month: otherView === 'list' ? '' : filters.month,
    }),
    choices: {
      brands: [...brands].map(([value, label]) => ({ value, label })),
      months: months.map(value => ({ value, label: capitalize(formatMonth(value, locale)) })),
      places: [...new Set(facts.map(({ place }) => place))].sort().map(value => ({ value, label: value })),
    },
    month:
      filters.view === 'month'
        ? {
            title: capitalize(formatMonth(month, locale)),
            weeks: weeksOf(month),
            weekdays: weekdayNames(locale),
            before: writeFilters({ ...filters, month: stepMonth(month, -1) }),
            after: writeFilters({ ...filters, month: stepMonth(month, 1) }),
          }
        : null,
  }
}
