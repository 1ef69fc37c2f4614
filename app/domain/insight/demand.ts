import { type Count, veilCounts } from '../wishes/poll-policy'

/** Counts that may be told, the largest first; `others` says how many more there are, in groups too small to stand alone. */
export type Told = { told: Count[]; others: number | 'few' | null }

/** A rest that is itself small is told in words. */
export function veil(counts: readonly Count[]): Told {
  const { told, others } = veilCounts(counts)
  return { told, others: others === 0 ? null : others < 3 ? 'few' : others }
}

/**
 * Places as people write them, brought together: capitals, accents, hyphens and spaces make no other place. Each
 * carries the spelling that came first.
 */
export function groupPlaces<Row extends { place: string; personId: string }>(
  rows: readonly Row[],
): { key: string | null; personId: string }[] {
  const spellings = new Map<string, string>()
  return rows.map(({ place, personId }) => {
    const plain = place
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    if (plain === '') return { key: null, personId }
    if (!spellings.has(plain)) spellings.set(plain, place)
    return { key: spellings.get(plain) ?? place, personId }
  })
}
