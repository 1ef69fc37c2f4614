import { randomUUID } from 'node:crypto'
import type { CheckInWish } from '~/domain/attendance/check-in.server'
import type { SignedIn } from '~/domain/kernel/actor'
import type { Database } from '~db/client'
import { anEvent, type EventWishes, type MadeEvent } from './event'
import { aStaffMember, type InvitedWishes } from './invitation'
import { aMember } from './membership'

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000)

/** An event that began an hour ago, unless wished otherwise, and lasts five. */
export function anEvening(
  db: Database,
  { startsInHours = -1, ...wishes }: EventWishes & { startsInHours?: number } = {},
): Promise<MadeEvent> {
  return anEvent(db, {
    startsAt: hoursFromNow(startsInHours),
    endsAt: hoursFromNow(startsInHours + 5),
    replyClosesAt: hoursFromNow(startsInHours - 24),
    guestsAllowed: 3,
    ...wishes,
  })
}

export type Expected = { reservationId: string; personId: string }

/** A member with a confirmed seat, and those who come along. */
export async function anExpected(
  db: Database,
  event: MadeEvent,
  { guests = [], seats, ...wishes }: InvitedWishes & { guests?: string[]; seats?: number } = {},
): Promise<Expected> {
  const { personId } = await aMember(db, wishes)
  const { id } = await db
    .insertInto('reservations')
    .values({
      event_id: event.id,
      person_id: personId,
      seats: seats ?? guests.length + 1,
      state: 'confirmed',
      confirmed_at: hoursFromNow(-48),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('reservation_slots')
    .values({ reservation_id: id, slot_id: event.slotId, event_id: event.id })
    .execute()
  for (const [index, name] of guests.entries())
    await db
      .insertInto('guests')
      .values({ reservation_id: id, position: index + 1, full_name: name })
      .execute()
  return { reservationId: id, personId }
}

export function theDoorOf(db: Database, event: MadeEvent): Promise<SignedIn> {
  return aStaffMember(db, { role: 'door', eventId: event.id })
}

/** What a device sends of one person who came this minute. */
export function aStamp(event: MadeEvent, expected: Expected, wishes: Partial<CheckInWish> = {}): CheckInWish {
  return {
    eventId: event.id,
    reservationId: expected.reservationId,
    position: 0,
    stampId: randomUUID(),
    agoMs: 0,
    device: 'Inès · A1',
    offline: false,
    ...wishes,
  }
}
