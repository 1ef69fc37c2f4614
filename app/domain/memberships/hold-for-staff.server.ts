import type { Tx } from '~db/client'
import { type Actor, runsTheClub } from '../kernel/actor'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { holdMembership, type LivingMembership } from './store.server'

/** `version` is that of the membership when the page was shown. */
export type StaffAct = { personId: string; version: number }
export type StaffActRefusal = { reason: 'not_found' | 'not_a_member' | 'edited_elsewhere' | 'your_own' }

/**
 * A membership under its locks, for an act of those who run the club. Refuses `not_found` for anyone else,
 * `your_own` as nobody decides of themself, and `edited_elsewhere` when it has changed since the page was shown, so that
 * two acts never pass each other.
 */
export async function holdForStaff(
  tx: Tx,
  actor: Actor,
  { personId, version }: StaffAct,
): Promise<Result<{ membership: LivingMembership; now: Date; actorId: string }, StaffActRefusal>> {
  if (!runsTheClub(actor) || actor.kind !== 'person' || !isUuid(personId))
    return refuse({ reason: 'not_found' })
  if (actor.personId === personId) return refuse({ reason: 'your_own' })
  const { membership, now } = await holdMembership(tx, personId)
  if (!membership) return refuse({ reason: 'not_a_member' })
  if (membership.version !== version) return refuse({ reason: 'edited_elsewhere' })
  return allow({ membership, now, actorId: actor.personId })
}
