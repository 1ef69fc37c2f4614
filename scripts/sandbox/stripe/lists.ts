import { badParameter, noSuch } from './errors'
import type { TimeRange } from './params/common'

type Page = { limit?: number; starting_after?: string; ending_before?: string }
type Listed = { id: string; object: string; created?: number }

/** One page of a list, newest first; `ending_before` gives the page that comes just before that object. */
export function listPage<T extends Listed>(oldestFirst: T[], page: Page, url: string, kind: string) {
  const { limit = 10, starting_after: after, ending_before: before } = page
  if (after !== undefined && before !== undefined) {
    throw badParameter('You may only specify one of these parameters: starting_after, ending_before.')
  }
  const items = [...oldestFirst].reverse()
  if (before !== undefined) {
    const end = place(items, before, 'ending_before', kind)
    const start = Math.max(0, end - limit)
    return { object: 'list' as const, url, has_more: start > 0, data: items.slice(start, end) }
  }
  const start = after === undefined ? 0 : place(items, after, 'starting_after', kind) + 1
  const data = items.slice(start, start + limit)
  return { object: 'list' as const, url, has_more: start + limit < items.length, data }
}

export function within(created: number, range: TimeRange | undefined): boolean {
  if (!range) return true
  const { gt, gte, lt, lte } = range
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  )
}

function place(items: Listed[], id: string, param: string, kind: string): number {
  const index = items.findIndex(item => item.id === id)
  if (index < 0) throw noSuch(kind, id, param, 400)
  return index
}
