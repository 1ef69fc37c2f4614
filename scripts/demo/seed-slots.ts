import { z } from 'zod'
import { addSlots } from '~/domain/events/add-slots.server'
import { setChoices } from '~/domain/events/set-choices.server'
import { listModels } from '~/domain/fleet/queries.server'
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
        firstDay: z.string(),
        lastDay: z.string(),
        minutes: z.number(),
        turnaround: z.number(),
        breaks: z.array(hours),
        capacity: z.number(),
        least: z.number(),
        most: z.number(),
      }),
    ),
  })
  .parse(rows)

/** The drives of the programme, laid out as its staff would. What is there already stays. */
export async function seedSlots(house: House): Promise<void> {
  const models = new Map((await listModels(house.ctx.db, managerOf(house))).map(({ id, name }) => [name, id]))
  for (const grid of seeds.grids) {
    const { ctx } = house
    const event = await ctx.db
      .selectFrom('events')
      .select(['id', 'choices_max'])
      .where('slug', '=', grid.event)
      .executeTakeFirstOrThrow()
    if (event.choices_max > 0) continue
    const manager = managerOf(house)
    const { from, to, minutes, turnaround, breaks, capacity, least, most } = grid
    const day = (on: string) => addYears(on, yearsToAdd())
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
    const choices = { eventId: event.id, least, most, bound: null }
    allowed(await setChoices(ctx, manager, choices), `choice of ${grid.event}`)
  }
}
