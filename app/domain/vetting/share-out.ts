/** A reader and how many applications wait for them already. */
export type ReaderLoad = { id: string; load: number }

export type ToShare = {
  id: string
  /** How many readers it should have. */
  wanted: number
  /** Those it has already. */
  assigned: readonly string[]
  /** Those who have an interest in it. */
  excluded: readonly string[]
}

export type Share = { applicationId: string; readerId: string }

/**
 * Gives each application the readers it lacks, in the order of the applications: each time to the reader with the least
 * to read, the first by id among equals. Nobody has the same one twice, nor one in which they have an interest. Who has
 * the same to read before, and no interest, is never more than one apart from another after.
 */
export function shareOut(applications: readonly ToShare[], readers: readonly ReaderLoad[]): Share[] {
  const loads = new Map(readers.map(({ id, load }) => [id, load]))
  const shares: Share[] = []
  for (const { id, wanted, assigned, excluded } of applications) {
    const barred = new Set([...assigned, ...excluded])
    const free = [...loads]
      .filter(([readerId]) => !barred.has(readerId))
      .sort(([a, loadOfA], [b, loadOfB]) => loadOfA - loadOfB || (a < b ? -1 : 1))
    for (const [readerId, load] of free.slice(0, Math.max(0, wanted - assigned.length))) {
      loads.set(readerId, load + 1)
      shares.push({ applicationId: id, readerId })
    }
  }
  return shares
}
