import type { Tx } from '~db/client'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import {
  beginPeriod,
  holdMembershipOfLocked,
  insertMembership,
  type LivingMembership,
  settleDescent,
} from './store.server'
import type { MembershipKind } from './types'

export type Admission = {
  personId: string
  tierId: string
  kind: MembershipKind
  /** The instant until which a trial lasts; null for any other kind. */
  trialUntil: Date | null
  /** For the member to read; may be empty. */
  words: string
}

/**
 * Makes someone a member, in the transaction of the decision that admits them. The caller has locked the person, and
 * nothing after `memberships` in the lock order. Whoever is a member already keeps that membership, and rises when the
 * tier is higher than theirs: asked twice, it admits once.
 */
export async function admitMember(
  _ctx: Pick<Ctx, 'db'>,
  tx: Tx,
  actor: Actor,
  { personId, tierId, kind, trialUntil, words }: Admission,
): Promise<{ membershipId: string }> {
  const { membership, now } = await holdMembershipOfLocked(tx, personId)
  if (membership) {
    await riseTo(tx, actor, membership, { tierId, words, now })
    return { membershipId: membership.id }
  }
  const period = {
    tierId,
    state: 'active',
    kind,
    trialUntil: kind === 'trial' ? trialUntil : null,
    pausedUntil: null,
    cause: 'admitted',
    words,
    changedBy: actor.kind === 'system' ? null : actor.personId,
  } as const
  const membershipId = await insertMembership(tx, personId, period, now)
  await recordAudit(tx, actor, {
    action: 'membership.admitted',
    subject: { kind: 'membership', id: membershipId },
    details: { person: personId, tier: tierId, kind },
  })
  return { membershipId }
}

/**
 * Lifts a member to a higher tier by a person's decision, in that decision's transaction (locks as for `admitMember`).
 * A descent that waits is called off. Null when the person is no member any more; a tier that is not higher than theirs
 * changes nothing.
 */
export async function raiseMember(
  _ctx: Pick<Ctx, 'db'>,
  tx: Tx,
  actor: Actor,
  { personId, tierId, words }: Pick<Admission, 'personId' | 'tierId' | 'words'>,
): Promise<{ membershipId: string } | null> {
  const { membership, now } = await holdMembershipOfLocked(tx, personId)
  if (!membership) return null
  await riseTo(tx, actor, membership, { tierId, words, now })
  return { membershipId: membership.id }
}

async function riseTo(
  tx: Tx,
  actor: Actor,
  membership: LivingMembership,
  { tierId, words, now }: { tierId: string; words: string; now: Date },
): Promise<void> {
  const { period } = membership
  if (!(await isHigher(tx, tierId, period.tierId))) return
  const next = { ...period, tierId, cause: 'rose', words } as const
  await beginPeriod(
    tx,
    membership,
    { ...next, changedBy: actor.kind === 'system' ? null : actor.personId },
    now,
  )
  await settleDescent(tx, membership.id, 'called_off', now)
  await recordAudit(tx, actor, {
    action: 'membership.raised',
    subject: { kind: 'membership', id: membership.id },
    details: { person: membership.personId, from: period.tierId, to: tierId },
  })
}

async function isHigher(tx: Tx, tierId: string, thanId: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('tiers')
    .select(['id', 'rank'])
    .where('id', 'in', [tierId, thanId])
    .execute()
  const rankOf = (id: string) => rows.find(row => row.id === id)?.rank ?? 0
  return rankOf(tierId) > rankOf(thanId)
}
