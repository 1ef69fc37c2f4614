import type { Bilingual } from '~/shared/copy'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { newDefinition } from './schema'
import type { FlowPurpose } from './types'

export type NewFlow = {
  /** Chosen by the form that sends it, so that a double click makes one flow. */
  id: string
  slug: string
  brandId: string | null
  purpose: FlowPurpose
  risesToTierId: string | null
  name: Bilingual
}

/** `tier_missing`: a flow for a rise names the tier that it leads to, and no other flow does. */
export type CreateFlowRefusal = {
  reason: 'not_found' | 'name_missing' | 'slug_unreadable' | 'slug_taken' | 'tier_missing'
}

/**
 * Opens a programme of qualification as a draft of its first version, with nothing but the review. Only for those who
 * run the club; a brand or a tier that does not exist is `not_found`. Pressed twice, it answers the same.
 */
export async function createFlow(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: NewFlow,
): Promise<Result<{ flowId: string }, CreateFlowRefusal>> {
  if (!runsTheClub(actor)) return refuse({ reason: 'not_found' })
  if (input.name.fr.trim() === '' || input.name.en.trim() === '') return refuse({ reason: 'name_missing' })
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(input.slug) || input.slug.length > 60) {
    return refuse({ reason: 'slug_unreadable' })
  }
  if ((input.purpose === 'rise') !== (input.risesToTierId !== null)) return refuse({ reason: 'tier_missing' })
  return inTransaction(ctx.db, tx => create(tx, actor, input))
}

async function create(
  tx: Tx,
  actor: Actor,
  input: NewFlow,
): Promise<Result<{ flowId: string }, CreateFlowRefusal>> {
  if (!(await areKnown(tx, input))) return refuse({ reason: 'not_found' })
  const flow = await tx
    .insertInto('flows')
    .values({
      id: input.id,
      slug: input.slug,
      brand_id: input.brandId,
      purpose: input.purpose,
      rises_to_tier_id: input.risesToTierId,
      created_by: actor.kind === 'person' ? actor.personId : null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!flow) return sameFlow(tx, input)
  await tx
    .insertInto('flow_versions')
    .values({ flow_id: flow.id, number: 1, definition: JSON.stringify(newDefinition(input.name)) })
    .execute()
  await recordAudit(tx, actor, {
    action: 'flow.created',
    subject: { kind: 'flow', id: flow.id },
    ...(input.brandId !== null && { brandId: input.brandId }),
  })
  return allow({ flowId: flow.id })
}

async function areKnown(tx: Tx, { brandId, risesToTierId }: NewFlow): Promise<boolean> {
  const brand =
    brandId === null ||
    (await tx.selectFrom('brands').select('id').where('id', '=', brandId).executeTakeFirst())
  const tier =
    risesToTierId === null ||
    (await tx.selectFrom('tiers').select('id').where('id', '=', risesToTierId).executeTakeFirst())
  return Boolean(brand) && Boolean(tier)
}

/** The first press made it, or the address belongs to another flow. */
async function sameFlow(
  tx: Tx,
  { id, slug }: NewFlow,
): Promise<Result<{ flowId: string }, CreateFlowRefusal>> {
  const row = await tx.selectFrom('flows').select('slug').where('id', '=', id).executeTakeFirst()
  return row?.slug === slug ? allow({ flowId: id }) : refuse({ reason: 'slug_taken' })
}
