import { Temporal } from 'temporal-polyfill'

export type Filters = {
  view: 'list' | 'month'
  brand: string
  /** yyyy-mm, or empty for every month. */
  month: string
  place: string
  /** Only what can be reserved at this instant. */
  open: boolean
}

/** What a filter looks at of one event. */
export type Filtered = { brandSlug: string; place: string; days: readonly string[]; isOpen: boolean }

/** The filters as the address says them; what cannot be read filters nothing. */
export function readFilters(asked: URLSearchParams): Filters {
  const month = asked.get('month') ?? ''
  return {
    view: asked.get('view') === 'month' ? 'month' : 'list',
    brand: asked.get('brand') ?? '',
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : '',
    place: asked.get('place') ?? '',
    open: asked.get('open') === '1',
  }
}

/** The same in an address; what filters nothing is left out. */
export function writeFilters({ view, brand, month, place, open }: Filters): string {
  const params = new URLSearchParams()
  if (view === 'month') params.set('view', 'month')
  if (brand) params.set('brand', brand)
  if (month) params.set('month', month)
  if (place) params.set('place', place)
  if (open) params.set('open', '1')
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** Does this event pass? In the view of a month its month is the page's, and filters nothing by itself. */
export function passes(event: Filtered, { view, brand, month, place, open }: Filters): boolean {
  if (brand && event.brandSlug !== brand) return false
  if (place && event.place !== place) return false
  if (open && !event.isOpen) return false
  return view === 'month' || month === '' || event.days.some(day => day.startsWith(month))
}

/** The weeks of a month from Monday to Sunday; days of its neighbours are null. */
export function weeksOf(month: string): (string | null)[][] {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 })
  const days = Array.from({ length: first.daysInMonth }, (_, at) => first.add({ days: at }).toString())
  const cells = [...Array.from({ length: first.dayOfWeek - 1 }, () => null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** The month before or after. */
export function stepMonth(month: string, by: -1 | 1): string {
  return Temporal.PlainYearMonth.from(month).add({ months: by }).toString()
}
