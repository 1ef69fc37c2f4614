import type { QueueSearch } from '~/domain/vetting/schema'
import { paths } from '~/shared/paths'

/** What of the search stands in an address: only what differs from the plain queue. '' for nothing. */
export function queryOf(search: Partial<QueueSearch>): string {
  const { part, flow, source, mine, late, q, sort, order, page } = search
  const query = new URLSearchParams({
    ...(part && part !== 'open' && { part }),
    ...(flow && { flow }),
    ...(source && { source }),
    ...(mine && { mine: '1' }),
    ...(late && { late: '1' }),
    ...(q && { q }),
    ...((sort !== 'promise' || order !== 'ascending') && sort && order && { sort, order }),
    ...(page && page > 1 && { page: String(page) }),
  }).toString()
  return query ? `?${query}` : ''
}

/** The queue so searched. */
export function queueHref(search: Partial<QueueSearch>): string {
  return `${paths.staffApplications()}${queryOf(search)}`
}

/** One application, with the queue beside it as it is. */
export function deskHref(id: string, search: Partial<QueueSearch>): string {
  return `${paths.staffApplication(id)}${queryOf({ ...search, page: 1 })}`
}
