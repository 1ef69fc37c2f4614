import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { isLive } from './store.server'
import type { EventFleet, FleetModel, FleetUnit, Instructor } from './types'

/** The models of the brands that the actor works for, each with its units, by name. */
export async function listModels(db: DatabaseOrTx, actor: Actor): Promise<FleetModel[]> {
  const models = await db
    .selectFrom('vehicle_models as m')
    .innerJoin('brands as b', 'b.id', 'm.brand_id')
    .select([
      'm.id',
      'm.name',
      'm.words_fr',
      'm.words_en',
      'm.seats',
      'b.id as brandId',
      'b.name as brandName',
    ])
    .where('m.retired_at', 'is', null)
    .where(worksForBrand(actor, 'm.brand_id'))
    .orderBy('b.name')
    .orderBy('m.name')
    .execute()
  const units = await selectUnits(db, actor).execute()
  return models.map(row => ({
    id: row.id,
    brand: { id: row.brandId, name: row.brandName },
    name: row.name,
    words: { fr: row.words_fr, en: row.words_en },
    seats: row.seats,
    units: units.filter(unit => unit.model_id === row.id).map(toUnit),
  }))
}

/** One unit for those who do its brand's work, with the name of its model; null for everyone else. */
export async function readUnit(
  db: DatabaseOrTx,
  actor: Actor,
  unitId: string,
): Promise<(FleetUnit & { modelName: string; brandId: string; accent: string }) | null> {
  if (!isUuid(unitId)) return null
  const row = await selectUnits(db, actor).where('v.id', '=', unitId).executeTakeFirst()
  return row ? { ...toUnit(row), modelName: row.model_name, brandId: row.brand_id, accent: row.accent } : null
}

function selectUnits(db: DatabaseOrTx, actor: Actor) {
  return db
    .selectFrom('vehicles as v')
    .innerJoin('vehicle_models as m', 'm.id', 'v.model_id')
    .innerJoin('brands as b', 'b.id', 'm.brand_id')
    .leftJoinLateral(
      db
        .selectFrom('vehicle_outages as o')
        .select(['o.because', sql<Date | null>`upper(o.during)`.as('until')])
        .where(sql<boolean>`o.vehicle_id = v.id and o.lifted_at is null and o.during @> clock_timestamp()`)
        .orderBy(sql`upper(o.during)`, by => by.desc().nullsFirst())
        .limit(1)
        .as('out'),
      join => join.onTrue(),
    )
    .select(['v.id', 'v.name', 'v.model_id', 'm.name as model_name', 'm.brand_id', 'b.accent'])
    .select(['out.because', 'out.until'])
    .where('v.retired_at', 'is', null)
    .where(worksForBrand(actor, 'm.brand_id'))
    .orderBy('v.name')
}

function toUnit(row: { id: string; name: string; because: string | null; until: Date | null }): FleetUnit {
  return {
    id: row.id,
    name: row.name,
    isOut: row.because !== null,
    outUntil: row.until,
    because: row.because ?? '',
  }
}

/** The instructors of the brands that the actor works for, by name. */
export async function listInstructors(db: DatabaseOrTx, actor: Actor): Promise<Instructor[]> {
  const rows = await db
    .selectFrom('instructors as i')
    .innerJoin('brands as b', 'b.id', 'i.brand_id')
    .select(['i.id', 'i.full_name', 'i.languages', 'b.id as brandId', 'b.name as brandName'])
    .where('i.retired_at', 'is', null)
    .where(worksForBrand(actor, 'i.brand_id'))
    .orderBy('b.name')
    .orderBy('i.full_name')
    .execute()
  return rows.map(row => ({
    id: row.id,
    brand: { id: row.brandId, name: row.brandName },
    fullName: row.full_name,
    languages: row.languages,
  }))
}

/** What of the brand's fleet stands at an event, and how many drives each has there; the caller knows that the actor may. */
export async function readEventFleet(
  db: DatabaseOrTx,
  actor: Actor,
  event: { id: string; brand: { id: string } },
): Promise<EventFleet> {
  const here = await db
    .selectFrom('event_vehicles')
    .select('vehicle_id')
    .where('event_id', '=', event.id)
    .execute()
  const guides = await db
    .selectFrom('event_instructors')
    .select('instructor_id')
    .where('event_id', '=', event.id)
    .execute()
  const { rows: drives } = await sql<{ vehicle_id: string; instructor_id: string | null }>`
    select a.vehicle_id, a.instructor_id from drive_assignments a
    join reservations r on r.id = a.reservation_id where r.event_id = ${event.id} and ${isLive}
  `.execute(db)
  const models = (await listModels(db, actor)).filter(model => model.brand.id === event.brand.id)
  const instructors = (await listInstructors(db, actor)).filter(one => one.brand.id === event.brand.id)
  return {
    models: models.map(({ id, name, units }) => ({
      id,
      name,
      units: units.map(unit => ({
        ...unit,
        isHere: here.some(row => row.vehicle_id === unit.id),
        drives: drives.filter(row => row.vehicle_id === unit.id).length,
      })),
    })),
    instructors: instructors.map(({ id, fullName, languages }) => ({
      id,
      fullName,
      languages,
      isHere: guides.some(row => row.instructor_id === id),
      drives: drives.filter(row => row.instructor_id === id).length,
    })),
  }
}
