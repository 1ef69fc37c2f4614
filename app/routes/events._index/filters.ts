import { Temporal } from 'temporal-polyfill'

export type Filters = {
  view: 'list' | 'month'
  brand: string
  /** yyyy-mm, or empty for every month. */
  month: string
  place: string
  /** Only what can be reserved at this instant. */
  open: boolean
  /** Of the list, from 1. */
  page: number
}

type Asked = Omit<Filters, 'page'> & { page?: number }

/** What a filter looks at of one event. */
export type Filtered = { brandSlug: string; place: string; days: readonly string[]; isOpen: boolean }

/** The filters as the address says them; what cannot be read filters nothing. */
export function readFilters(asked: URLSearchParams): Filters {
  const month = asked.get('month') ?? ''
  const page = asked.get('page') ?? ''
  return {
    view: asked.get('view') === 'month' ? 'month' : 'list',
    brand: asked.get('brand') ?? '',
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : '',
    place: asked.get('place') ?? '',
    open: asked.get('open') === '1',
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  }
}

/** The same in an address; what filters nothing is left out. Without a page it is the first. */
export function writeFilters({ view, brand, month, place, open, page = 1 }: Asked): string {
  const params = new URLSearchParams()
  if (view === 'month') params.set('view', 'month')
  if (brand) params.set('brand', brand)
  if (month) params.set('month', month)
  if (place) params.set('place', place)
  if (open) params.set('open', '1')
  if (page > 1) params.set('page', String(page))
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** Does this event pass? In the view of a month its month is the page's, and filters nothing by itself. */
export function passes(event: Filtered, { view, brand, month, place, open }: Asked): boolean {
  if (brand && event.brandSlug !== brand) return false
  if (place && event.place !== place) return false
  if (open && !event.isOpen) return false
  return view === 'month' || month === '' || event.days.some(day => day.startsWith(month))
}

/** As many as one scrolls through; the figures of a list are drawn, each its own. */
const perPage = 40

/** The part of a list that the asked page shows; a page past the end is the last. */
export function pageOf<Item>(items: readonly Item[], asked: number) {
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const page = Math.min(asked, pages)
  return { page, pages, total: items.length, shown: items.slice((page - 1) * perPage, page * perPage) }
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
