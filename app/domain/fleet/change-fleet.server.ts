import type { Bilingual } from '~/shared/copy'
import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { breaksConstraint, inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { worksForBrand } from '../brands/scope.server'
import { type Actor, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { countComingDrives } from './store.server'

type FleetCtx = Pick<Ctx, 'db'>
export type NameRefusal = { reason: 'not_found' } | { reason: 'name_taken' }

/** A model of a brand, without any unit yet. */
export async function createModel(
  ctx: FleetCtx,
  actor: Actor,
  model: { brandId: string; name: string; words: Bilingual; seats: number },
): Promise<Result<{ modelId: string }, NameRefusal>> {
  if (!worksFor(actor, model.brandId)) return refuse({ reason: 'not_found' })
  return named(() =>
    inTransaction(ctx.db, async tx => {
      const { brandId, name, words, seats } = model
      const { id } = await tx
        .insertInto('vehicle_models')
        .values({ brand_id: brandId, name, words_fr: words.fr, words_en: words.en, seats })
        .returning('id')
        .executeTakeFirstOrThrow()
      await note(tx, actor, 'model.created', { kind: 'model', id }, brandId)
      return allow({ modelId: id })
    }),
  )
}

/** A unit of a model. */
export async function addUnit(
  ctx: FleetCtx,
  actor: Actor,
  { modelId, name }: { modelId: string; name: string },
): Promise<Result<{ unitId: string }, NameRefusal>> {
  return named(() =>
    inTransaction(ctx.db, async tx => {
      const model = await tx
        .selectFrom('vehicle_models as m')
        .select('m.brand_id')
        .where('m.id', '=', modelId)
        .where(worksForBrand(actor, 'm.brand_id'))
        .executeTakeFirst()
      if (!model) return refuse({ reason: 'not_found' })
      const { id } = await tx
        .insertInto('vehicles')
        .values({ model_id: modelId, name })
        .returning('id')
        .executeTakeFirstOrThrow()
      await note(tx, actor, 'unit.added', { kind: 'unit', id }, model.brand_id)
      return allow({ unitId: id })
    }),
  )
}

/** Someone who sits beside members, new or as they are from now on. */
export async function saveInstructor(
  ctx: FleetCtx,
  actor: Actor,
  one: { instructorId?: string; brandId: string; fullName: string; languages: string[] },
): Promise<Result<{ instructorId: string }, { reason: 'not_found' }>> {
  if (!worksFor(actor, one.brandId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    const values = { full_name: one.fullName, languages: one.languages }
    const row = one.instructorId
      ? await tx
          .updateTable('instructors')
          .set(values)
          .where('id', '=', one.instructorId)
          .where('brand_id', '=', one.brandId)
          .returning('id')
          .executeTakeFirst()
      : await tx
          .insertInto('instructors')
          .values({ brand_id: one.brandId, ...values })
          .returning('id')
          .executeTakeFirst()
    if (!row) return refuse({ reason: 'not_found' })
    await note(tx, actor, 'instructor.saved', { kind: 'instructor', id: row.id }, one.brandId)
    return allow({ instructorId: row.id })
  })
}

export type RetireRefusal = { reason: 'not_found' } | { reason: 'in_use'; drives: number }

/** Takes a unit, or an instructor, out of the fleet for good. What they are still to drive must be given to others first. */
export async function retire(
  ctx: FleetCtx,
  actor: Actor,
  what: { kind: 'unit' | 'instructor'; id: string },
): Promise<Result<undefined, RetireRefusal>> {
  const table = what.kind === 'unit' ? 'vehicles' : 'instructors'
  return inTransaction(ctx.db, async tx => {
    const brandId = await findBrand(tx, actor, what)
    if (!brandId) return refuse({ reason: 'not_found' })
    await lockRows(tx, table, [what.id])
    const drives = await countComingDrives(tx, what.id)
    if (drives > 0) return refuse({ reason: 'in_use', drives })
    await tx.updateTable(table).set({ retired_at: new Date() }).where('id', '=', what.id).execute()
    await note(tx, actor, `${what.kind}.retired`, what, brandId)
    return allow()
  })
}

async function findBrand(tx: Tx, actor: Actor, { kind, id }: { kind: 'unit' | 'instructor'; id: string }) {
  const found =
    kind === 'unit'
      ? await tx
          .selectFrom('vehicles as v')
          .innerJoin('vehicle_models as m', 'm.id', 'v.model_id')
          .select('m.brand_id')
          .where('v.id', '=', id)
          .where('v.retired_at', 'is', null)
          .where(worksForBrand(actor, 'm.brand_id'))
          .executeTakeFirst()
      : await tx
          .selectFrom('instructors as i')
          .select('i.brand_id')
          .where('i.id', '=', id)
          .where('i.retired_at', 'is', null)
          .where(worksForBrand(actor, 'i.brand_id'))
          .executeTakeFirst()
  return found?.brand_id ?? null
}

async function named<T>(work: () => Promise<T>): Promise<T | ({ ok: false } & { reason: 'name_taken' })> {
  try {
    return await work()
  } catch (error) {
    if (
      breaksConstraint(error, 'vehicle_models_brand_id_name_key') ||
      breaksConstraint(error, 'vehicles_model_id_name_key')
    )
      return refuse({ reason: 'name_taken' })
    throw error
  }
}

function note(tx: Tx, actor: Actor, action: string, subject: { kind: string; id: string }, brandId: string) {
  return recordAudit(tx, actor, { action, subject, brandId })
}
