import type { LineOrder } from './types'

/** What the rule of an event may look at in someone. Rank 0: no member. Visits of the last two years. */
export type Standing = { rank: number; came: number; missed: number }

/**
 * A party's place before the time counts: larger first. By arrival all are alike; by rank the tier decides; by attendance
 * each time that someone came counts one, and each seat left empty without an excuse takes two back.
 */
export function precedenceOf(order: LineOrder, { rank, came, missed }: Standing): number {
  switch (order) {
    case 'arrival':
      return 0
    case 'rank':
      return rank
    case 'attendance':
      return came - 2 * missed
  }
}

type Party = { seats: number; slotIds: readonly string[]; wants: 'any' | 'all' }

/**
 * Does a changed party keep its place? Only when it asks for no more than before: no further seat, no further slot, and
 * not every slot where one was enough. A party that grows waits from now on.
 */
export function keepsPlace(before: Party, after: Party): boolean {
  if (after.seats > before.seats) return false
  if (before.wants === 'any' && after.wants === 'all' && after.slotIds.length > 1) return false
  return before.slotIds.length === 0
    ? after.slotIds.length === 0
    : after.slotIds.length > 0 && after.slotIds.every(id => before.slotIds.includes(id))
}
