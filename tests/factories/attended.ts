import { randomUUID } from 'node:crypto'
import type { SignedIn } from '~/domain/kernel/actor'
import type { DatabaseOrTx } from '~db/client'
import { anEvent, type EventWishes, type MadeEvent } from './event'
import { type InvitedWishes, someone } from './invitation'

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000)

/** An event that ended so many hours ago, after an afternoon. */
export function aPastEvent(
  db: DatabaseOrTx,
  endedHoursAgo: number,
  wishes: EventWishes = {},
): Promise<MadeEvent> {
  return anEvent(db, {
    startsAt: hoursFromNow(-endedHoursAgo - 5),
    endsAt: hoursFromNow(-endedHoursAgo),
    replyClosesAt: hoursFromNow(-endedHoursAgo - 48),
    ...wishes,
  })
}

export type MadeGuest = { personId: string; reservationId: string; actor: SignedIn }

/** Someone with a confirmed seat, whose clock has no quiet hour; `came` is what the door noted, if anything. */
export async function aGuestOf(
  db: DatabaseOrTx,
  event: MadeEvent,
  wishes: InvitedWishes & {
    came?: boolean
    state?: 'confirmed' | 'cancelled'
    dial?: { lettersMax?: number; pausedUntil?: Date; quiet?: [from: string, to: string] }
  } = {},
): Promise<MadeGuest> {
  const { came, state = 'confirmed', dial = {}, ...rest } = wishes
  const { id: personId } = await someone(db, { standing: 'member', ...rest })
  const [quietFrom, quietTo] = dial.quiet ?? ['00:00', '00:00']
  await db
    .insertInto('contact_policies')
    .values({
      person_id: personId,
      quiet_from: quietFrom,
      quiet_to: quietTo,
      ...(dial.lettersMax !== undefined && { letters_max: dial.lettersMax }),
      ...(dial.pausedUntil && { paused_until: dial.pausedUntil }),
    })
    .execute()
  const { id: reservationId } = await db
    .insertInto('reservations')
    .values({
      event_id: event.id,
      person_id: personId,
      seats: 1,
      state,
      confirmed_at: hoursFromNow(-200),
      ...(state === 'cancelled' && { ended_at: hoursFromNow(-100), ended_because: 'cancelled' }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (came !== undefined)
    await db
      .insertInto('attendances')
      .values({ reservation_id: reservationId, event_id: event.id, person_id: personId, came })
      .execute()
  return { personId, reservationId, actor: { kind: 'person', personId, sessionId: randomUUID(), roles: [] } }
}

/** A model that a brand shows. */
export async function aModel(db: DatabaseOrTx, brandId: string, name = 'Aurora GT'): Promise<string> {
  const { id } = await db
    .insertInto('vehicle_models')
    .values({ brand_id: brandId, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
