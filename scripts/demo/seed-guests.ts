import { z } from 'zod'
import { setNaming } from '~/domain/guests/set-naming.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import rows from '~db/seeds/guests.json'
import { actorOf, allowed, announceAhead, eveningAhead, type House, hourIn, managerOf } from './house'

const seeds = z
  .object({
    event: eveningAhead,
    namedInDays: z.number(),
    namedAt: z.string(),
    parties: z.array(z.object({ by: z.string(), seats: z.number(), with: z.array(z.string()) })),
  })
  .parse(rows)

/** An evening at which the house says its word on each guest: one waits for it, and a seat has no name yet. */
export async function seedGuests(house: House): Promise<void> {
  const { ctx } = house
  const { slug, timeZone } = seeds.event
  if (await ctx.db.selectFrom('events').select('id').where('slug', '=', slug).executeTakeFirst()) return
  const eventId = await announceAhead(house, seeds.event)
  const namedBy = hourIn(timeZone, seeds.namedInDays, seeds.namedAt)
  allowed(await setNaming(ctx, managerOf(house), { eventId, namedBy, rule: 'reviewed' }), slug)
  for (const { by, seats, with: names } of seeds.parties) {
    const guests = names.map(fullName => ({ fullName }))
    allowed(await requestReservation(ctx, await actorOf(house, by), { eventId, guests, seats }), by)
  }
}
