import { z } from 'zod'
import { writeRole } from '~/domain/accounts/grant-role.server'
import { contestAttendance } from '~/domain/attendance/contest-attendance.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import tonight from '~db/seeds/tonight.json'
import { inTransaction } from '~db/transaction'
import { actorOf, allowed, announceEvent, evening, type House, idsOf, need } from './house'

const rows = z
  .object({
    evening: evening.extend({ guestsAllowed: z.number() }),
    door: z.string(),
    guests: z.array(z.object({ by: z.string(), with: z.array(z.string()) })),
    contested: z.object({ event: z.string(), by: z.string(), words: z.string() }),
  })
  .parse(tonight)

const halfHourMs = 1_800_000

/**
 * An evening that begins within two hours of the club's opening, so that the door has someone to receive: announced to
 * members, reserved by some of them, with the persona of the door at its door.
 */
export async function seedTonight(house: House): Promise<void> {
  const { ctx } = house
  const { slug, brand, ...told } = rows.evening
  const known = await ctx.db.selectFrom('events').select('id').where('slug', '=', slug).executeTakeFirst()
  if (known) return
  const begins = Math.floor(Date.now() / halfHourMs) * halfHourMs + 4 * halfHourMs
  const draft = {
    ...told,
    startsAt: new Date(begins),
    endsAt: new Date(begins + 9 * halfHourMs),
    replyClosesAt: new Date(begins - halfHourMs),
    visibility: 'members' as const,
    minRank: null,
    bookingsOpenAt: null,
    deposit: null,
    refundSteps: [],
  }
  const eventId = await announceEvent(house, { slug, brand, draft })
  for (const guest of rows.guests) {
    const guests = guest.with.map(fullName => ({ fullName }))
    const actor = await actorOf(house, guest.by)
    allowed(await requestReservation(ctx, actor, { eventId, guests }), `seat of ${guest.by}`)
  }
  const [keeper] = await idsOf(ctx, [rows.door])
  await inTransaction(ctx.db, tx =>
    writeRole(tx, { kind: 'system' }, need(keeper), { role: 'door', eventId }),
  )
  await contest(house)
}

/** Someone was noted as absent the other evening, and says that it is not right. */
async function contest(house: House): Promise<void> {
  const { event, by, words } = rows.contested
  const actor = await actorOf(house, by)
  const noted = await house.ctx.db
    .selectFrom('attendances as a')
    .innerJoin('events as e', 'e.id', 'a.event_id')
    .select('a.reservation_id as reservationId')
    .where('e.slug', '=', event)
    .where('a.person_id', '=', actor.personId)
    .executeTakeFirst()
  if (!noted) return
  allowed(await contestAttendance(house.ctx, actor, { ...noted, words }), 'word on an absence')
}
