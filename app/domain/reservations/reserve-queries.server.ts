import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readEventForStaff } from '../events/queries.server'
import type { Money } from '../events/types'
import { asStaffOf, type SignedIn } from '../kernel/actor'
import { listPeople, type PersonLine } from '../profile/queries.server'
import { askForMember, findPersonToSeat } from './judge-for-member.server'
import { type OfferedSlot, offerSlots } from './offer-slots.server'
import { readAllSeats } from './read-seats.server'
import { openToHouse } from './seats'
import { peekLive } from './store.server'

/**
 * People whom the staff of an event may seat, by a name or an address: brand staff those who gave that brand a
 * permission, managers everyone. `total`: how many answer to it in all. Null for whoever does not work for the brand.
 */
export async function findPeopleToSeat(
  db: DatabaseOrTx,
  actor: SignedIn,
  { eventId, q }: { eventId: string; q: string },
): Promise<{ people: PersonLine[]; total: number } | null> {
  const event = await readEventForStaff(db, actor, eventId)
  if (!event) return null
  if (q === '') return { people: [], total: 0 }
  const search = { q, standing: '', reach: '', sort: 'name', order: 'ascending', page: 1 } as const
  const { people, total } = await listPeople(db, asStaffOf(actor, event.brand.id), search)
  return { people, total }
}

/** What the house may give to someone of an event. */
export type SeatsToGive = {
  person: { id: string; name: string }
  /** What they have already: it is changed instead. */
  liveId: string | null
  choice: { least: number; most: number; slots: OfferedSlot[] } | null
  /** What a seat asks of whoever books it alone. */
  deposit: Money | null
  /** The event is open, and has not begun. */
  isOpen: boolean
}

/** The form with which the house seats someone. Null where the actor may not see them, or does not work for the brand. */
export async function readSeatsToGive(
  db: DatabaseOrTx,
  actor: SignedIn,
  { eventId, personId }: { eventId: string; personId: string },
): Promise<SeatsToGive | null> {
  const event = await readEventForStaff(db, actor, eventId)
  const person = event && (await findPersonToSeat(db, actor, { personId, brandId: event.brand.id }))
  if (!event || !person) return null
  const now = await readClock(db)
  const asked = await askForMember(db, eventId, personId)
  const live = await peekLive(db, { eventId, personId }, now)
  const { chosen } = openToHouse(await readAllSeats(db, eventId))
  return {
    person: { id: person.id, name: person.name },
    liveId: live?.id ?? null,
    choice: asked.event.choicesMax > 0 ? await offerSlots(db, asked, chosen, now) : null,
    deposit: asked.deposit,
    isOpen: event.state === 'published' && now < event.startsAt,
  }
}
