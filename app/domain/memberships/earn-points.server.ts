import type { DatabaseOrTx, Tx } from '~db/client'
import { readClock } from '~db/locks'
import { readClub } from '../brands/read-club.server'
import { allow, type Result, refuse } from '../kernel/result'
import { addMonths } from '../tiers/measure-rule'
import { balanceAt, lotsAt, type PointEntry, type PointUse, pointsLastMonths, takeFrom } from './points'
import type { PointReason, Subject } from './types'

export type NewEarning = {
  personId: string
  /** Whole, above zero. */
  amount: number
  reason: Extract<
    PointReason,
    'attendance' | 'feedback' | 'nomination' | 'confidence' | 'gift' | 'correction'
  >
  /** What earned it: the same cause earns once, however often it is told. */
  subject: Subject
  words?: string
  /** Left out: so many months from now as points last; null: never. */
  expiresAt?: Date | null
  recordedBy?: string | null
}

/**
 * Writes points that someone earned, in the transaction of what earned them. False when the same cause has earned
 * already: nothing is written. Asks for no lock.
 */
export async function earnPoints(tx: Tx, earning: NewEarning): Promise<boolean> {
  const now = await readClock(tx)
  const { homeTimeZone } = await readClub(tx)
  const expiresAt =
    earning.expiresAt === undefined ? addMonths(now, pointsLastMonths, homeTimeZone) : earning.expiresAt
  const row = await tx
    .insertInto('point_entries')
    .values({
      person_id: earning.personId,
      amount: earning.amount,
      reason: earning.reason,
      words: earning.words ?? '',
      subject_kind: earning.subject.kind,
      subject_id: earning.subject.id,
      earned_at: now,
      expires_at: expiresAt,
      recorded_by: earning.recordedBy ?? null,
    })
    .onConflict(oc => oc.columns(['person_id', 'reason', 'subject_kind', 'subject_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type Spending = {
  personId: string
  /** Whole, above zero: what is taken away. */
  amount: number
  reason: Extract<PointReason, 'benefit' | 'expiry' | 'correction'>
  subject: Subject
  words?: string
  recordedBy?: string | null
}
export type SpendRefusal = { reason: 'not_enough'; balance: number }

/**
 * Takes points away, those that run out first, and answers what is left. The caller has locked the person, so that the
 * last points are spent once. The same cause spends once: asked again, it answers the balance and takes nothing.
 * Refuses `not_enough`.
 */
export async function spendPoints(
  tx: Tx,
  spending: Spending,
): Promise<Result<{ balance: number; isNew: boolean }, SpendRefusal>> {
  const now = await readClock(tx)
  const { entries, uses } = await readAccount(tx, spending.personId)
  const balance = balanceAt(entries, uses, now)
  if (await findEntry(tx, spending)) return allow({ balance, isNew: false })
  const taken = takeFrom(lotsAt(entries, uses, now), spending.amount)
  if (!taken) return refuse({ reason: 'not_enough', balance })
  await writeSpending(tx, spending, taken, now)
  return allow({ balance: balance - spending.amount, isNew: true })
}

/** Writes a negative entry and what it is taken from. The schema refuses one that is not covered whole. */
export async function writeSpending(
  tx: Tx,
  spending: Spending,
  taken: readonly { earnedEntryId: string; amount: number }[],
  now: Date,
): Promise<void> {
  const { id } = await tx
    .insertInto('point_entries')
    .values({
      person_id: spending.personId,
      amount: -spending.amount,
      reason: spending.reason,
      words: spending.words ?? '',
      subject_kind: spending.subject.kind,
      subject_id: spending.subject.id,
      earned_at: now,
      recorded_by: spending.recordedBy ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('point_uses')
    .values(
      taken.map(part => ({
        spent_entry_id: id,
        earned_entry_id: part.earnedEntryId,
        person_id: spending.personId,
        amount: part.amount,
      })),
    )
    .execute()
}

export type Account = { entries: LedgerEntry[]; uses: PointUse[] }
export type LedgerEntry = PointEntry & { reason: PointReason; words: string; subject: Subject }

/** Every entry of someone's ledger, the latest first, and what was taken from which. */
export async function readAccount(db: DatabaseOrTx, personId: string): Promise<Account> {
  const rows = await db
    .selectFrom('point_entries')
    .select([
      'id',
      'amount',
      'reason',
      'words',
      'subject_kind',
      'subject_id',
      'earned_at as at',
      'expires_at as expiresAt',
    ])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()
  const uses = await db
    .selectFrom('point_uses')
    .select(['spent_entry_id as spentEntryId', 'earned_entry_id as earnedEntryId', 'amount'])
    .where('person_id', '=', personId)
    .execute()
  return {
    entries: rows.map(({ subject_kind, subject_id, reason, ...row }) => ({
      ...row,
      reason: reason as PointReason,
      subject: { kind: subject_kind, id: subject_id },
    })),
    uses,
  }
}

/** Someone's ledger and what they may spend at this instant. The caller has settled that the actor may read it. */
export async function readLedger(
  db: DatabaseOrTx,
  personId: string,
): Promise<{ balance: number; entries: LedgerEntry[]; nextToExpire: { left: number; at: Date } | null }> {
  const { entries, uses } = await readAccount(db, personId)
  const now = await readClock(db)
  const [next] = lotsAt(entries, uses, now)
  return {
    balance: balanceAt(entries, uses, now),
    entries,
    nextToExpire: next?.expiresAt ? { left: next.left, at: next.expiresAt } : null,
  }
}

async function findEntry(tx: Tx, { personId, reason, subject }: Spending): Promise<boolean> {
  const row = await tx
    .selectFrom('point_entries')
    .select('id')
    .where('person_id', '=', personId)
    .where('reason', '=', reason)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .executeTakeFirst()
  return row !== undefined
}
