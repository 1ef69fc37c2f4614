import { randomUUID } from 'node:crypto'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { type Actor, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { type DraftProblem, type EventDraft, problemsOfDraft } from './draft'
import { insertEvent } from './store.server'

export type NewEvent = {
  brandId: string
  draft: EventDraft
  /** Chosen by the form that sends it, so that a double click makes one event. */
  id?: string
  slug?: string
}

/**
 * Opens an event as a draft, with its one slot (its whole length, all its seats). Only for those who do the brand's
 * work; another's brand is `not_found`. `invalid` names each field that keeps the draft from being an event.
 */
export async function createEvent(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: NewEvent,
): Promise<
  Result<{ eventId: string }, { reason: 'not_found' } | { reason: 'invalid'; problems: DraftProblem[] }>
> {
  if (!worksFor(actor, input.brandId)) return refuse({ reason: 'not_found' })
  const problems = problemsOfDraft(input.draft)
  if (problems.length > 0) return refuse({ reason: 'invalid', problems })
  return inTransaction(ctx.db, async tx => {
    const id = input.id ?? randomUUID()
    const createdBy = actor.kind === 'person' ? actor.personId : null
    const eventId = await insertEvent(tx, { ...input, id, createdBy, slug: input.slug ?? null })
    if (eventId === null) return sameEvent(tx, input.brandId, id)
    const { startsAt, endsAt, capacity } = input.draft
    await tx
      .insertInto('slots')
      .values({ event_id: eventId, starts_at: startsAt, ends_at: endsAt, capacity })
      .execute()
    await recordAudit(tx, actor, {
      action: 'event.created',
      subject: { kind: 'event', id: eventId },
      brandId: input.brandId,
    })
    return allow({ eventId })
  })
}

/** The first press made it: the second is told the same, unless the id is another brand's. */
async function sameEvent(tx: Tx, brandId: string, id: string) {
  const row = await tx.selectFrom('events').select('brand_id').where('id', '=', id).executeTakeFirst()
  return row?.brand_id === brandId ? allow({ eventId: id }) : refuse({ reason: 'not_found' })
}
