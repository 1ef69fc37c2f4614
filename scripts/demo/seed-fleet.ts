import { z } from 'zod'
import { addUnit } from '~/domain/fleet/add-unit.server'
import { createModel } from '~/domain/fleet/create-model.server'
import { placeFleet } from '~/domain/fleet/place-fleet.server'
import { listInstructors, listModels } from '~/domain/fleet/queries.server'
import { saveInstructor } from '~/domain/fleet/save-instructor.server'
import rows from '~db/seeds/fleet.json'
import { allowed, type House, need } from './house'

const shape = z.object({
  brand: z.string(),
  models: z.array(
    z.object({
      name: z.string(),
      seats: z.number(),
      words: z.object({ fr: z.string(), en: z.string() }),
      units: z.array(z.string()),
    }),
  ),
  instructors: z.array(z.object({ name: z.string(), languages: z.array(z.string()) })),
  events: z.array(
    z.object({ event: z.string(), units: z.array(z.string()), instructors: z.array(z.string()) }),
  ),
})
const fleetRows = shape.parse(rows)

/** The vehicles that the house lets people drive, and those who sit beside them; once. */
export async function seedFleet(house: House): Promise<void> {
  const { ctx, brands } = house
  const staff = staffOf(house)
  const brandId = need(brands.get(fleetRows.brand))
  if ((await listModels(ctx.db, staff)).length > 0) return
  for (const { units, ...model } of fleetRows.models) {
    const { modelId } = allowed(await createModel(ctx, staff, { brandId, ...model }), model.name)
    for (const name of units) allowed(await addUnit(ctx, staff, { modelId, name }), name)
  }
  for (const { name, languages } of fleetRows.instructors)
    allowed(await saveInstructor(ctx, staff, { brandId, fullName: name, languages }), name)
}

/** Which of them stand at which event, once both are there: at every event of the seeds, or at one. */
export async function seedEventFleets(house: House, only?: string): Promise<void> {
  const { ctx } = house
  const staff = staffOf(house)
  const units = (await listModels(ctx.db, staff)).flatMap(model => model.units)
  const instructors = await listInstructors(ctx.db, staff)
  for (const row of fleetRows.events.filter(({ event }) => only === undefined || event === only)) {
    const event = await ctx.db
      .selectFrom('events')
      .select('id')
      .where('slug', '=', row.event)
      .executeTakeFirst()
    if (!event) continue
    const unitIds = row.units.map(name => need(units.find(unit => unit.name === name)).id)
    const instructorIds = row.instructors.map(name => need(instructors.find(one => one.fullName === name)).id)
    allowed(await placeFleet(ctx, staff, { eventId: event.id, unitIds, instructorIds }), row.event)
  }
}

function staffOf({ staff, brands }: House) {
  const brandId = brands.get(fleetRows.brand)
  return need(
    [...staff.values()].find(({ roles }) =>
      roles.some(role => role.role === 'brand_staff' && role.brandId === brandId),
    ),
  )
}
