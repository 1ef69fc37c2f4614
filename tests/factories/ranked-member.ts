import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { SignedIn } from '~/domain/kernel/actor'
import type { Tier } from '~/domain/tiers/types'
import type { Database } from '~db/client'
import type { InvitedWishes } from './invitation'
import { aMember, aTier } from './membership'

export type RankWishes = { rank: number; earlyAccessHours?: number; guestsPerEvent?: number; name?: string }

/** The tier of a rank; a ladder has one for each, so a second wish for the rank only changes what it gives. */
export async function aTierOfRank(db: Database, wishes: RankWishes): Promise<Pick<Tier, 'id'>> {
  const { rank, earlyAccessHours = 0, guestsPerEvent = 0, name = `Tier ${rank}` } = wishes
  const known = await db
    .updateTable('tiers')
    .set({ early_access_hours: earlyAccessHours, guests_per_event: guestsPerEvent })
    .where('rank', '=', rank)
    .returning('id')
    .executeTakeFirst()
  return known ?? aTier(db, { rank, earlyAccessHours, guestsPerEvent, name: { fr: name, en: name } })
}

export type RankedMember = { personId: string; membershipId: string; actor: SignedIn }
export type RankedWishes = InvitedWishes & {
  personId?: string
  state?: 'active' | 'paused' | 'suspended'
}

/** A member of a rank, signed in; `state` is how their membership stands now. */
export async function aRankedMember(
  db: Database,
  tier: RankWishes,
  { state = 'active', ...wishes }: RankedWishes = {},
): Promise<RankedMember> {
  const { personId, membershipId } = await aMember(db, { ...wishes, tier: await aTierOfRank(db, tier) })
  await db
    .updateTable('membership_periods')
    .set({ state, words: state === 'suspended' ? 'Une raison.' : '' })
    .where('membership_id', '=', membershipId)
    .execute()
  return { personId, membershipId, actor: { kind: 'person', personId, sessionId: randomUUID(), roles: [] } }
}

/** Ends a membership now, by its member's own wish. */
export async function endMembership(db: Database, membershipId: string): Promise<void> {
  await db
    .updateTable('membership_periods')
    .set({ to_at: sql<Date>`clock_timestamp()` })
    .where('membership_id', '=', membershipId)
    .where('to_at', 'is', null)
    .execute()
  await db
    .updateTable('memberships')
    .set({ ended_at: sql<Date>`clock_timestamp()`, ended_because: 'own_wish' })
    .where('id', '=', membershipId)
    .execute()
}
