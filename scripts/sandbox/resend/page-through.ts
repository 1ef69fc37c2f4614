import { accept, type Checked, invalid, refuse } from './problems'

export type PageRequest = { limit: number; after: string | null; before: string | null }

const usualLimit = 20
const greatestLimit = 100

/**
 * Reads the query of a list: limit (1 to 100, 20 when absent), after or before, and whatever else `alsoKnown` names.
 * Refuses any other parameter, one given twice, and after together with before.
 */
export function readPageQuery(query: string, alsoKnown: readonly string[] = []): Checked<PageRequest> {
  const params = new URLSearchParams(query)
  for (const name of params.keys()) {
    if (!['limit', 'after', 'before', ...alsoKnown].includes(name))
      return refuse(invalid(`Unknown query parameter \`${name}\`.`))
    if (params.getAll(name).length > 1)
      return refuse(invalid(`The query parameter \`${name}\` is given more than once.`))
  }
  const limit = params.get('limit') ?? String(usualLimit)
  if (!/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > greatestLimit)
    return refuse(invalid(`The \`limit\` must be a number between 1 and ${greatestLimit}.`))
  const after = params.get('after')
  const before = params.get('before')
  if (after !== null && before !== null)
    return refuse(invalid('The `after` and `before` parameters cannot be used together.'))
  return accept({ limit: Number(limit), after, before })
}

/** Cuts one page out of a list that runs from newest to oldest; `after` leads to older items, `before` to newer ones. */
export function cutPage<Item extends { id: string }>(
  newestFirst: Item[],
  { limit, after, before }: PageRequest,
): Checked<{ items: Item[]; hasMore: boolean }> {
  const cursor = after ?? before
  const at = cursor === null ? -1 : newestFirst.findIndex(item => item.id === cursor)
  if (cursor !== null && at < 0) return refuse(invalid('The pagination cursor does not exist.'))
  if (before !== null) {
    const newer = newestFirst.slice(0, at)
    return accept({ items: newer.slice(-limit), hasMore: newer.length > limit })
  }
  const older = newestFirst.slice(at + 1)
  return accept({ items: older.slice(0, limit), hasMore: older.length > limit })
}

/** The instant as Resend's lists spell it, such as `2023-04-03 22:13:42.674000+00`. */
export function spellInstant(iso: string): string {
  return iso.replace('T', ' ').replace('Z', '000+00')
}
