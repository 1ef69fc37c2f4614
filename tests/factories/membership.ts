import { randomUUID } from 'node:crypto'
import { admitMember } from '~/domain/memberships/admit-member.server'
import type { MembershipKind } from '~/domain/memberships/types'
import { listTiers } from '~/domain/tiers/queries.server'
import type { Tier, TierRule } from '~/domain/tiers/types'
import type { Database, DatabaseOrTx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { type InvitedWishes, someone } from './invitation'

export type TierWishes = Partial<Omit<Tier, 'id' | 'version'>>

/** A tier at the head of the ladder, given by hand and asking nothing to stay, unless wished otherwise. */
export async function aTier(db: DatabaseOrTx, wishes: TierWishes = {}): Promise<Tier> {
  const rank = wishes.rank ?? Math.max(0, ...(await listTiers(db)).map(tier => tier.rank)) + 1
  const slug = wishes.slug ?? `tier-${randomUUID().slice(0, 8)}`
  const riseRule: TierRule = wishes.riseRule ?? { byHand: true }
  await db
    .insertInto('tiers')
    .values({
      slug,
      rank,
      name_fr: wishes.name?.fr ?? 'Cercle',
      name_en: wishes.name?.en ?? 'Circle',
      words_fr: wishes.words?.fr ?? '',
      words_en: wishes.words?.en ?? '',
      early_access_hours: wishes.earlyAccessHours ?? 0,
      guests_per_event: wishes.guestsPerEvent ?? 0,
      nominations_per_year: wishes.nominationsPerYear ?? 0,
      concierge_per_year: wishes.conciergePerYear ?? 0,
      rise_rule: JSON.stringify(riseRule),
      stay_rule: JSON.stringify(wishes.stayRule ?? {}),
      grace_days: wishes.graceDays ?? 60,
    })
    .execute()
  const made = (await listTiers(db)).find(tier => tier.slug === slug)
  if (!made) throw new Error('the tier was not written')
  return made
}

export type TheLadder = { cercle: Tier; signature: Tier; fondateur: Tier }

/** The three tiers of the programme, once a database: asked again, the same. */
export async function theLadder(db: DatabaseOrTx): Promise<TheLadder> {
  const there = await listTiers(db)
  const find = async (slug: string, wishes: TierWishes) =>
    there.find(tier => tier.slug === slug) ?? (await aTier(db, { slug, ...wishes }))
  return {
    cercle: await find('cercle', { rank: 1, name: { fr: 'Cercle', en: 'Circle' } }),
    signature: await find('signature', {
      rank: 2,
      name: { fr: 'Signature', en: 'Signature' },
      earlyAccessHours: 48,
      guestsPerEvent: 1,
      nominationsPerYear: 1,
      conciergePerYear: 2,
      riseRule: { attendances: { least: 2, withinMonths: 12 } },
      stayRule: { attendances: { least: 1, withinMonths: 12 } },
    }),
    fondateur: await find('fondateur', {
      rank: 3,
      name: { fr: 'Fondateur', en: 'Founder' },
      earlyAccessHours: 96,
      guestsPerEvent: 2,
      nominationsPerYear: 3,
      conciergePerYear: 12,
      riseRule: { attendances: { least: 4, withinMonths: 24 }, tenureMonths: 12 },
      stayRule: { attendances: { least: 2, withinMonths: 24 } },
    }),
  }
}

export type MemberWishes = InvitedWishes & {
  personId?: string
  tier?: Pick<Tier, 'id'>
  kind?: MembershipKind
  trialUntil?: Date
  /** When they were admitted; now when left out. */
  since?: Date
}
export type MadeMember = { personId: string; membershipId: string; tierId: string }

/** A member of a tier (the lowest of the ladder when left out), admitted now or at `since`. Makes the person unless given. */
export async function aMember(db: Database, wishes: MemberWishes = {}): Promise<MadeMember> {
  const { personId = (await someone(db, wishes)).id, kind = 'full' } = wishes
  const tierId = wishes.tier?.id ?? (await theLadder(db)).cercle.id
  const trialUntil = kind === 'trial' ? (wishes.trialUntil ?? new Date(Date.now() + 90 * 86_400_000)) : null
  const { membershipId } = await inTransaction(db, async tx => {
    await lockRows(tx, 'persons', [personId])
    return admitMember({ db }, tx, { kind: 'system' }, { personId, tierId, kind, trialUntil, words: '' })
  })
  if (wishes.since) await moveBack(db, membershipId, wishes.since)
  return { personId, membershipId, tierId }
}

async function moveBack(db: Database, membershipId: string, since: Date): Promise<void> {
  await db.updateTable('memberships').set({ started_at: since }).where('id', '=', membershipId).execute()
  await db
    .updateTable('membership_periods')
    .set({ from_at: since })
    .where('membership_id', '=', membershipId)
    .execute()
}
