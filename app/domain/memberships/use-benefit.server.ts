import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { readClub } from '../brands/read-club.server'
import { allow, type Result, refuse } from '../kernel/result'
import { type Allowance, countAllowance, givenBy, isCounted, yearAround } from './allowances'
import { readStandingOf } from './queries.server'
import type { Benefit, CountedBenefit, Subject } from './types'

export type BenefitUse = {
  personId: string
  benefit: Benefit
  quantity?: number
  /** What it is used for: the same is used once. */
  subject: Subject
  words?: string
  now: Date
}
export type UseBenefitRefusal = {
  reason: 'not_a_member' | 'not_included' | 'used_up'
  allowance: number
  used: number
}

/**
 * Uses a benefit of someone's tier, in the transaction of what it is used for. Nominations and concierge requests are
 * counted over the calendar year on the club's clock, together with those that points bought; guests by the event that
 * is the subject; early access is not counted. Locks the membership for the counted ones, so that the last one is used
 * once: call it before anything after `memberships` in the lock order is locked. Used again for the same subject it
 * answers what is left and uses nothing. Refuses `not_a_member` (nor while paused or suspended), `not_included` and
 * `used_up`, with what the tier gives and what was used.
 */
export async function useBenefit(
  tx: Tx,
  { personId, benefit, quantity = 1, subject, words = '', now }: BenefitUse,
): Promise<Result<{ left: number }, UseBenefitRefusal>> {
  const seen = await readStandingOf(tx, personId, now)
  if (seen && isCounted(benefit)) await lockRows(tx, 'memberships', [seen.membershipId])
  const standing = seen && (await readStandingOf(tx, personId, now))
  if (standing?.state !== 'active') return refuse({ reason: 'not_a_member', allowance: 0, used: 0 })
  const given = givenBy(standing, benefit)
  const { allowance, used } = isCounted(benefit)
    ? await readCount(tx, personId, benefit, given, now)
    : { allowance: given, used: 0 }
  const left = Math.max(allowance - used, 0)
  if (await isUsedFor(tx, benefit, subject)) return allow({ left })
  if (allowance === 0) return refuse({ reason: 'not_included', allowance, used })
  if (benefit !== 'early_access' && quantity > left) return refuse({ reason: 'used_up', allowance, used })
  await tx
    .insertInto('benefit_uses')
    .values({
      person_id: personId,
      benefit,
      quantity,
      subject_kind: subject.kind,
      subject_id: subject.id,
      words,
      used_at: now,
    })
    .execute()
  return allow({ left: isCounted(benefit) ? left - quantity : left })
}

/** Gives back what was used for a subject that came to nothing. False when nothing was. Asks for no lock. */
export async function giveBackBenefit(
  tx: Tx,
  { benefit, subject, now }: { benefit: Benefit; subject: Subject; now: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('benefit_uses')
    .set({ given_back_at: now })
    .where('benefit', '=', benefit)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('given_back_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Puts right how much of a benefit is used for a subject: what was used for it is given back, and `quantity` written in
 * its place. Who calls has judged that the tier gives as much, or asks for no more than was used.
 */
export async function reuseBenefit(
  tx: Tx,
  use: { personId: string; benefit: Benefit; quantity: number; subject: Subject; now: Date },
): Promise<void> {
  await giveBackBenefit(tx, use)
  if (use.quantity === 0) return
  await tx
    .insertInto('benefit_uses')
    .values({
      person_id: use.personId,
      benefit: use.benefit,
      quantity: use.quantity,
      subject_kind: use.subject.kind,
      subject_id: use.subject.id,
      used_at: use.now,
    })
    .execute()
}

/** How much of a benefit is used for a subject at present. */
export async function readUsed(
  db: DatabaseOrTx,
  { benefit, subject }: { benefit: Benefit; subject: Subject },
): Promise<number> {
  const row = await db
    .selectFrom('benefit_uses')
    .select('quantity')
    .where('benefit', '=', benefit)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('given_back_at', 'is', null)
    .executeTakeFirst()
  return row?.quantity ?? 0
}

/** What is left this year of each counted benefit. Empty for whoever is no member. */
export async function readAllowances(db: DatabaseOrTx, personId: string, now: Date): Promise<Allowance[]> {
  const standing = await readStandingOf(db, personId, now)
  if (!standing) return []
  const read = async (benefit: CountedBenefit) => {
    const given = givenBy(standing, benefit)
    const { bought, used } = await readCount(db, personId, benefit, given, now)
    return countAllowance(benefit, { given, bought, used })
  }
  return [await read('nomination'), await read('concierge')]
}

async function readCount(
  db: DatabaseOrTx,
  personId: string,
  benefit: CountedBenefit,
  given: number,
  now: Date,
): Promise<{ allowance: number; bought: number; used: number }> {
  const { from, to } = yearAround(now, (await readClub(db)).homeTimeZone)
  const uses = await db
    .selectFrom('benefit_uses')
    .select(({ fn }) => fn.sum<string | null>('quantity').as('used'))
    .where('person_id', '=', personId)
    .where('benefit', '=', benefit)
    .where('given_back_at', 'is', null)
    .where('used_at', '>=', from)
    .where('used_at', '<', to)
    .executeTakeFirst()
  const purchases = await db
    .selectFrom('point_entries')
    .select(({ fn }) => fn.countAll<string>().as('bought'))
    .where('person_id', '=', personId)
    .where('reason', '=', 'benefit')
    .where('subject_kind', '=', benefit)
    .where('earned_at', '>=', from)
    .where('earned_at', '<', to)
    .executeTakeFirst()
  const bought = Number(purchases?.bought ?? 0)
  return { allowance: given + bought, bought, used: Number(uses?.used ?? 0) }
}

async function isUsedFor(tx: Tx, benefit: Benefit, subject: Subject): Promise<boolean> {
  const row = await tx
    .selectFrom('benefit_uses')
    .select('id')
    .where('benefit', '=', benefit)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('given_back_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
