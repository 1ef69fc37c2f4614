import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import type { MembershipKind, MembershipState, PeriodCause } from './types'

/** A membership that lives, and the period that is now. */
export type LivingMembership = {
  id: string
  personId: string
  startedAt: Date
  version: number
  period: Period
}

export type Period = {
  id: string
  tierId: string
  state: MembershipState
  kind: MembershipKind
  trialUntil: Date | null
  pausedUntil: Date | null
  fromAt: Date
}

export type HeldMembership = { membership: LivingMembership | null; now: Date }

/**
 * Locks a person and, if there is one, their living membership, and reads it and the clock under the locks. Every act
 * on a membership begins so; nothing later in the lock order may be held.
 */
export async function holdMembership(tx: Tx, personId: string): Promise<HeldMembership> {
  await lockRows(tx, 'persons', [personId])
  return holdMembershipOfLocked(tx, personId)
}

/** The same when the caller has locked the person already. */
export async function holdMembershipOfLocked(tx: Tx, personId: string): Promise<HeldMembership> {
  const found = await findLiving(tx, personId)
  if (found) await lockRows(tx, 'memberships', [found.id])
  const membership = found && (await findLiving(tx, personId))
  return { membership, now: await readClock(tx) }
}

/** The living membership of a person, looked at without a lock. */
export async function findLiving(db: DatabaseOrTx, personId: string): Promise<LivingMembership | null> {
  const row = await db
    .selectFrom('memberships as m')
    .innerJoin('membership_periods as p', 'p.membership_id', 'm.id')
    .select([
      'm.id as membershipId',
      'm.started_at',
      'm.version',
      'p.id',
      'p.tier_id',
      'p.state',
      'p.kind',
      'p.trial_until',
      'p.paused_until',
      'p.from_at',
    ])
    .where('m.person_id', '=', personId)
    .where('m.ended_at', 'is', null)
    .where('p.to_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.membershipId,
    personId,
    startedAt: row.started_at,
    version: row.version,
    period: {
      id: row.id,
      tierId: row.tier_id,
      state: row.state as MembershipState,
      kind: row.kind as MembershipKind,
      trialUntil: row.trial_until,
      pausedUntil: row.paused_until,
      fromAt: row.from_at,
    },
  }
}

export type NewPeriod = Pick<Period, 'tierId' | 'state' | 'kind' | 'trialUntil' | 'pausedUntil'> & {
  cause: PeriodCause
  words: string
  changedBy: string | null
}

/** Begins a membership with its first period, and returns its id. The schema allows one that lives. */
export async function insertMembership(
  tx: Tx,
  personId: string,
  period: NewPeriod,
  at: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('memberships')
    .values({ person_id: personId, started_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertPeriod(tx, { id, personId }, period, at)
  return id
}

/**
 * Ends the present period of a locked membership at an instant and begins the next at the same one, so that every
 * instant has one answer. Counts as a change of the membership.
 */
export async function beginPeriod(
  tx: Tx,
  membership: LivingMembership,
  period: NewPeriod,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('membership_periods')
    .set({ to_at: at })
    .where('id', '=', membership.period.id)
    .execute()
  await insertPeriod(tx, membership, period, at)
  await tx
    .updateTable('memberships')
    .set(eb => ({ version: eb('version', '+', 1) }))
    .where('id', '=', membership.id)
    .execute()
}

async function insertPeriod(
  tx: Tx,
  membership: { id: string; personId: string },
  period: NewPeriod,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('membership_periods')
    .values({
      membership_id: membership.id,
      person_id: membership.personId,
      tier_id: period.tierId,
      state: period.state,
      kind: period.kind,
      trial_until: period.trialUntil,
      paused_until: period.pausedUntil,
      cause: period.cause,
      words: period.words,
      changed_by: period.changedBy,
      from_at: at,
    })
    .execute()
}

/** Settles a descent that waits, if there is one. */
export async function settleDescent(
  tx: Tx,
  membershipId: string,
  outcome: 'fell' | 'called_off',
  at: Date,
): Promise<void> {
  await tx
    .updateTable('membership_descents')
    .set({ settled_at: at, outcome })
    .where('membership_id', '=', membershipId)
    .where('settled_at', 'is', null)
    .execute()
}

/** Moves the day of a descent that waits by the time during which the membership rested. */
export async function moveDescent(tx: Tx, membershipId: string, rested: number): Promise<void> {
  const pending = await tx
    .selectFrom('membership_descents')
    .select(['id', 'falls_at'])
    .where('membership_id', '=', membershipId)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  if (!pending) return
  await tx
    .updateTable('membership_descents')
    .set({ falls_at: new Date(pending.falls_at.getTime() + rested) })
    .where('id', '=', pending.id)
    .execute()
}
