import { z } from 'zod'
import { writeLocalTime } from '~/domain/events/local-time'
import { readSlotsPage } from '~/domain/events/slot-queries.server'
import { listModels } from '~/domain/fleet/queries.server'
import { previewOutage, recordOutage } from '~/domain/fleet/record-outage.server'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { joinWaitlist } from '~/domain/waitlist/join-waitlist.server'
import rows from '~db/seeds/drives.json'
import {
  actorOf,
  allowed,
  announceAhead,
  eveningAhead,
  type House,
  hourIn,
  makeKnown,
  managerOf,
  need,
} from './house'
import { admit } from './seed-circle'
import { seedEventFleets } from './seed-fleet'
import { seedSlots } from './seed-slots'

const known = z.tuple([
  z.string(),
  z.string(),
  z.enum(['mme', 'm']),
  z.enum(['fr', 'en']),
  z.string(),
  z.string(),
])
const seeds = z
  .object({
    event: eveningAhead,
    members: z.array(known),
    drives: z.array(z.object({ by: z.string(), with: z.array(z.string()), hours: z.array(z.string()) })),
    waiting: z.object({ by: z.string(), hour: z.string() }),
    outage: z.object({ unit: z.string(), from: z.string(), to: z.string(), because: z.string() }),
  })
  .parse(rows)

/**
 * A day of drives that a dozen members have chosen their hours of: a board with something on every line, a unit that is
 * known to be out in the afternoon, and someone who waits for one hour.
 */
export async function seedDrives(house: House): Promise<void> {
  const { ctx } = house
  const { slug } = seeds.event
  if (await ctx.db.selectFrom('events').select('id').where('slug', '=', slug).executeTakeFirst()) return
  for (const member of seeds.members) await bringIn(house, member)
  const eventId = await announceAhead(house, seeds.event)
  await seedEventFleets(house, slug)
  await seedSlots(house)
  const slotOf = await readHours(house, eventId)
  for (const drive of seeds.drives) {
    const guests = drive.with.map(fullName => ({ fullName }))
    const slotIds = drive.hours.map(slotOf)
    const actor = await actorOf(house, drive.by)
    allowed(await requestReservation(ctx, actor, { eventId, guests, slotIds }), `drive of ${drive.by}`)
  }
  const { by, hour } = seeds.waiting
  const party = { seats: 1, guests: [], wants: 'any' as const, slotIds: [slotOf(hour)] }
  allowed(await joinWaitlist(ctx, await actorOf(house, by), { eventId }, party), by)
  await record(house)
}

async function bringIn(house: House, member: z.output<typeof known>): Promise<void> {
  const [givenName, familyName, civility, locale, tier, since] = member
  const plain = `${givenName}.${familyName}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const by = `${plain}@example.org`
  await makeKnown(house.ctx, { address: by, givenName, familyName, civility, locale })
  await admit(house, { by, tier, since, points: [] })
}

/** The slots of a grid by their hour at the venue and their model: "09:00 Cime Électrique". */
async function readHours(house: House, eventId: string): Promise<(hour: string) => string> {
  const { event, slots } = need(await readSlotsPage(house.ctx.db, managerOf(house), eventId))
  const byHour = new Map(
    slots.map(({ id, startsAt, model }) => [
      `${writeLocalTime(startsAt, event.timeZone).time} ${model?.name ?? ''}`,
      id,
    ]),
  )
  return hour => need(byHour.get(hour))
}

async function record(house: House): Promise<void> {
  const { ctx } = house
  const { unit: name, from, to, because } = seeds.outage
  const { timeZone, inDays } = seeds.event
  const manager = managerOf(house)
  const units = (await listModels(ctx.db, manager)).flatMap(model => model.units)
  const outage = {
    unitId: need(units.find(unit => unit.name === name)).id,
    from: hourIn(timeZone, inDays, from),
    until: hourIn(timeZone, inDays, to),
  }
  const { mark } = allowed(await previewOutage(ctx, manager, outage), name)
  allowed(await recordOutage(ctx, manager, { ...outage, because, mark }), name)
}
