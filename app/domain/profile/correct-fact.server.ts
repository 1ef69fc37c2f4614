import { dayInZone } from '~/shared/format'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { homeZone } from '../permission/types'
import { isFactKind } from './plan-import'
import { OWN_SOURCE } from './purposes'
import { readFact } from './read-row'
import { writeOwnFact } from './write-own-fact.server'

/**
 * A person corrects one fact of theirs. The former value keeps its dates; the new one is theirs, and no file overwrites
 * it. Refuses `not_found` for a fact that is not theirs or no longer current, `unreadable` for a value that cannot be
 * what it should be (a day that never was, a serial number without its seventeen characters).
 */
export async function correctFact(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { factId: string; value: string },
): Promise<Result<undefined, { reason: 'not_found' | 'unreadable' }>> {
  if (actor.kind === 'system' || !isUuid(input.factId)) return refuse({ reason: 'not_found' })
  return inTransaction(ctx.db, async tx => {
    await lockRows(tx, 'persons', [actor.personId])
    const fact = await findOwnFact(tx, actor.personId, input.factId)
    if (!fact || !isFactKind(fact.kind)) return refuse({ reason: 'not_found' })
    const today = dayInZone(await readClock(tx), homeZone)
    const value = readFact(fact.kind, input.value, today)
    if (value === null) return refuse({ reason: 'unreadable' })
    if (value === fact.value && fact.source === OWN_SOURCE) return allow()
    await writeOwnFact(tx, actor, {
      personId: actor.personId,
      brandId: fact.brand_id,
      kind: fact.kind,
      value,
      purpose: fact.purpose,
      givenOn: today,
      formerId: fact.id,
      action: 'fact.corrected',
    })
    return allow()
  })
}

/** A current fact of this person. */
export async function findOwnFact(tx: Tx, personId: string, factId: string) {
  return tx
    .selectFrom('facts')
    .select(['id', 'brand_id', 'kind', 'value', 'source', 'purpose'])
    .where('id', '=', factId)
    .where('person_id', '=', personId)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
}
