import { refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { type Party, partyOf } from './policy'
import { guestNames } from './schema'

/** A party and the slots to choose from that it would sit in. */
export type PartyWish = { party: Party; slotIds: readonly string[] }

/**
 * A party and its slots as a form gives them, each slot once; `seats` are as many as are named when left out. Null where
 * a slot is none at all (`unknownSlot`). Throws on names that the schema of guests refuses.
 */
export function readParty(input: {
  guests: readonly { fullName: string }[]
  seats?: number
  slotIds: readonly string[]
}): PartyWish | null {
  const names = guestNames.parse(input.guests).map(guest => guest.fullName)
  const slotIds = [...new Set(input.slotIds)]
  return slotIds.every(isUuid) ? { party: partyOf(names, input.seats), slotIds } : null
}

export const unknownSlot = refuse({ reason: 'slot_closed', startsAt: null, next: 'choose_another' } as const)
