import { z } from 'zod'
import { addSlots } from '~/domain/events/add-slots.server'
import { changeSlot } from '~/domain/events/change-slot.server'
import { setChoices } from '~/domain/events/set-choices.server'
import { readSlotsPage } from '~/domain/events/slot-queries.server'
import { listModels } from '~/domain/fleet/queries.server'
import { dayInZone } from '~/shared/format'
import rows from '~db/seeds/slots.json'
import { allowed, type House, managerOf, need } from './house'
import { addYears, yearsToAdd } from './years'

const hours = z.object({ from: z.string(), to: z.string() })
const seeds = z
  .object({
    grids: z.array(
      hours.extend({
        event: z.string(),
        models: z.array(z.string()),
        /** None: the event's own day. */
        firstDay: z.string().nullable(),
        lastDay: z.string().nullable(),
        minutes: z.number(),
        turnaround: z.number(),
        breaks: z.array(hours),
        capacity: z.number(),
        least: z.number(),
        most: z.number(),
        /** Seats over all hours together, in the place of a slot that everyone is in. */
        bound: z.number().nullable(),
      }),
    ),
  })
  .parse(rows)

/** The drives of the programme, laid out as its staff would, once their event is there. What is there already stays. */
export async function seedSlots(house: House): Promise<void> {
  const models = new Map((await listModels(house.ctx.db, managerOf(house))).map(({ id, name }) => [name, id]))
  for (const grid of seeds.grids) {
    const { ctx } = house
    const event = await ctx.db
      .selectFrom('events')
      .select(['id', 'choices_max', 'starts_at', 'time_zone'])
      .where('slug', '=', grid.event)
      .executeTakeFirst()
    if (!event || event.choices_max > 0) continue
    const manager = managerOf(house)
    const { from, to, minutes, turnaround, breaks, capacity, least, most, bound } = grid
    const day = (on: string | null) =>
      on === null ? dayInZone(event.starts_at, event.time_zone) : addYears(on, yearsToAdd())
    const slots = {
      part: 'choice' as const,
      days: {
        firstDay: day(grid.firstDay),
        lastDay: day(grid.lastDay),
        from,
        to,
        grid: { minutes, turnaround },
        breaks,
      },
      capacity,
      label: { fr: '', en: '' },
      minRank: null,
      modelIds: grid.models.map(name => need(models.get(name))),
    }
    allowed(await addSlots(ctx, manager, { eventId: event.id, slots }), `grid of ${grid.event}`)
    if (bound !== null) await removeWhole(house, event.id)
    const choices = { eventId: event.id, least, most, bound }
    allowed(await setChoices(ctx, manager, choices), `choice of ${grid.event}`)
  }
}

/** An event of hours alone: nobody sits in anything but the hours that they chose. */
async function removeWhole(house: House, eventId: string): Promise<void> {
  const manager = managerOf(house)
  const page = need(await readSlotsPage(house.ctx.db, manager, eventId))
  for (const { id: slotId } of page.slots.filter(({ part }) => part === 'whole'))
    allowed(
      await changeSlot(house.ctx, manager, { eventId, slotId, change: { what: 'remove' } }),
      'slot of the whole',
    )
}
