import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { type Admission, admitMember } from './admit-member.server'
import { findLiving } from './store.server'

export type AdmitByHandRefusal = {
  reason: 'not_found' | 'already_member' | 'no_tier' | 'past_day' | 'your_own'
}

/**
 * Those who run the club admit someone without a programme of qualification, and say why. Refuses `not_found` (an
 * unknown person, or an actor who may not), `already_member`, `no_tier`, `your_own`, and `past_day` for a trial that would be over.
 */
export async function admitByHand(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  admission: Admission,
): Promise<Result<{ membershipId: string }, AdmitByHandRefusal>> {
  const { personId, tierId, kind, trialUntil } = admission
  if (!runsTheClub(actor) || actor.kind !== 'person' || !isUuid(personId))
    return refuse({ reason: 'not_found' })
  if (actor.personId === personId) return refuse({ reason: 'your_own' })
  if (!isUuid(tierId)) return refuse({ reason: 'no_tier' })
  return inTransaction(ctx.db, async tx => {
    if ((await lockRows(tx, 'persons', [personId])) === 0) return refuse({ reason: 'not_found' })
    if (await findLiving(tx, personId)) return refuse({ reason: 'already_member' })
    const tier = await tx.selectFrom('tiers').select('id').where('id', '=', tierId).executeTakeFirst()
    if (!tier) return refuse({ reason: 'no_tier' })
    if (kind === 'trial' && (trialUntil === null || trialUntil <= (await readClock(tx))))
      return refuse({ reason: 'past_day' })
    return allow(await admitMember(ctx, tx, actor, admission))
  })
}
