import type { CountedBenefit, PointReason } from './types'

/** What presence earns. The one table of amounts. */
export const pointsFor = { attendance: 100, feedback: 40, nomination: 200, confidence: 20 } as const

/** How long points last from the day on which they were earned. */
export const pointsLastMonths = 24

/** What points buy: one more than the tier gives this year. The one table of prices. */
export const pointsPrice: Readonly<Record<CountedBenefit, number>> = { nomination: 300, concierge: 150 }

/** Reasons that count towards a rule: what was earned, and what was put right. Spending costs no standing. */
export const earningReasons = [
  'attendance',
  'feedback',
  'nomination',
  'confidence',
  'gift',
  'correction',
] as const satisfies readonly PointReason[]

export type PointEntry = {
  id: string
  amount: number
  at: Date
  expiresAt: Date | null
}
export type PointUse = { spentEntryId: string; earnedEntryId: string; amount: number }

/** What is left of one entry, and until when. */
export type Lot = { entryId: string; left: number; expiresAt: Date | null }

/**
 * What is left of every entry at an instant, those that run out first at the head. An entry counts until the instant at
 * which it expires, whether or not the night that writes it off has passed.
 */
export function lotsAt(entries: readonly PointEntry[], uses: readonly PointUse[], at: Date): Lot[] {
  const spentAt = new Map(entries.map(({ id, at: when }) => [id, when]))
  return entries
    .filter(entry => entry.amount > 0 && entry.at <= at && (entry.expiresAt === null || entry.expiresAt > at))
    .map(entry => ({
      entryId: entry.id,
      left:
        entry.amount -
        uses
          .filter(use => use.earnedEntryId === entry.id && (spentAt.get(use.spentEntryId) ?? at) <= at)
          .reduce((sum, { amount }) => sum + amount, 0),
      expiresAt: entry.expiresAt,
    }))
    .filter(({ left }) => left > 0)
    .sort((a, b) => (a.expiresAt?.getTime() ?? Infinity) - (b.expiresAt?.getTime() ?? Infinity))
}

/** What no entry has taken of one that was earned. */
export function leftOf(entry: Pick<PointEntry, 'id' | 'amount'>, uses: readonly PointUse[]): number {
  const taken = uses.filter(use => use.earnedEntryId === entry.id)
  return entry.amount - taken.reduce((sum, { amount }) => sum + amount, 0)
}

/** What may be spent at an instant. */
export function balanceAt(entries: readonly PointEntry[], uses: readonly PointUse[], at: Date): number {
  return lotsAt(entries, uses, at).reduce((sum, { left }) => sum + left, 0)
}

/** From which entries an amount is taken, in the order of the lots; null when they do not hold as much. */
export function takeFrom(
  lots: readonly Lot[],
  amount: number,
): { earnedEntryId: string; amount: number }[] | null {
  const taken: { earnedEntryId: string; amount: number }[] = []
  let missing = amount
  for (const { entryId, left } of lots) {
    if (missing === 0) break
    const part = Math.min(left, missing)
    taken.push({ earnedEntryId: entryId, amount: part })
    missing -= part
  }
  return missing === 0 ? taken : null
}
