import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { questionsOf } from '../qualification/passage'
import { readVersion } from '../qualification/queries.server'
import { monthsAfter } from './dates'
import { removeFilesOf } from './erase-files.server'
import { findApplication, removeAnswers } from './store.server'
import { endApplication } from './withdraw-application.server'

const worker: Actor = { kind: 'system' }
const atOnce = 500
/** A draft that nobody touched for so long is let go. */
const draftMonths = 6

type EraseWith = (tx: Tx, applicationId: string) => Promise<void>

/**
 * The night's erasing, as each flow promised: what was confided in applications whose time is over, single answers
 * that were promised a shorter time, and drafts that nobody touched for six months. The application's row stays, with
 * its decision: that it was there is the club's to remember, what it said is not. `eraseWith` erases, in the same
 * transaction, what others wrote about it. Returns how many were touched. Run again, or by two workers, it does the same.
 */
export async function eraseApplications(ctx: Ctx, eraseWith: EraseWith): Promise<number> {
  const drafts = await eachInTransaction(ctx, await findForgottenDrafts(ctx), endForgottenDraft)
  const early = await eraseEarlyAnswers(ctx)
  const over = await eachInTransaction(ctx, await findOver(ctx), (tx, id) => eraseWhole(tx, id, eraseWith))
  if (drafts + early + over > 0) ctx.log.info({ drafts, early, over }, 'applications erased')
  return drafts + early + over
}

async function findForgottenDrafts(ctx: Ctx): Promise<string[]> {
  const before = monthsAfter(await readClock(ctx.db), -draftMonths)
  const rows = await ctx.db
    .selectFrom('applications')
    .select('id')
    .where('state', '=', 'draft')
    .where('saved_at', '<', before)
    .orderBy('saved_at')
    .limit(atOnce)
    .execute()
  return rows.map(({ id }) => id)
}

async function endForgottenDraft(tx: Tx, id: string): Promise<boolean> {
  const found = await findApplication(tx, id)
  if (!found) return false
  await lockRows(tx, 'persons', [found.person.id])
  await lockRows(tx, 'applications', [id])
  const application = await findApplication(tx, id)
  const now = await readClock(tx)
  if (application?.state !== 'draft' || application.savedAt >= monthsAfter(now, -draftMonths)) return false
  await endApplication(tx, id, now)
  await recordAudit(tx, worker, {
    action: 'application.draft_ended',
    subject: { kind: 'application', id },
    ...(application.flow.brand && { brandId: application.flow.brand.id }),
  })
  return true
}

async function findOver(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('applications')
    .select('id')
    .where('state', 'in', ['decided', 'withdrawn'])
    .where('erase_at', '<=', sql<Date>`clock_timestamp()`)
    .where('erased_at', 'is', null)
    .orderBy('erase_at')
    .limit(atOnce)
    .execute()
  return rows.map(({ id }) => id)
}

async function eraseWhole(tx: Tx, id: string, eraseWith: EraseWith): Promise<boolean> {
  await lockRows(tx, 'applications', [id])
  const application = await findApplication(tx, id)
  if (!application || application.erasedAt) return false
  const now = await readClock(tx)
  await tx.deleteFrom('application_answers').where('application_id', '=', id).execute()
  await tx.deleteFrom('application_messages').where('application_id', '=', id).execute()
  await tx.deleteFrom('quiz_runs').where('application_id', '=', id).execute()
  await removeFilesOf(tx, id)
  // That a member vouched stays; what was said of either goes.
  await tx
    .updateTable('vouches')
    .set({
      line: '',
      address: '…',
      address_norm: sql<string>`id::text`,
      words: sql<string>`case when words = '' then '' else '…' end`,
    })
    .where('application_id', '=', id)
    .execute()
  await eraseWith(tx, id)
  await tx.updateTable('applications').set({ erased_at: now }).where('id', '=', id).execute()
  await recordAudit(tx, worker, {
    action: 'application.erased',
    subject: { kind: 'application', id },
    ...(application.flow.brand && { brandId: application.flow.brand.id }),
  })
  return true
}

/** Answers that a question promised to keep for less time than the flow keeps the rest. */
async function eraseEarlyAnswers(ctx: Ctx): Promise<number> {
  const versions = await ctx.db
    .selectFrom('applications')
    .select('flow_version_id')
    .distinct()
    .where('state', '=', 'decided')
    .where('erased_at', 'is', null)
    .execute()
  let touched = 0
  for (const { flow_version_id } of versions) touched += await eraseEarlyOfVersion(ctx, flow_version_id)
  return touched
}

async function eraseEarlyOfVersion(ctx: Ctx, versionId: string): Promise<number> {
  const version = await readVersion(ctx.db, versionId)
  if (!version) return 0
  const { keptMonths, steps } = version.definition
  const early = steps
    .flatMap(questionsOf)
    .flatMap(({ id, keptMonths: own }) => (own !== null && own < keptMonths ? [{ id, months: own }] : []))
  if (early.length === 0) return 0
  const now = await readClock(ctx.db)
  const rows = await ctx.db
    .selectFrom('applications')
    .select(['id', 'decided_at'])
    .where('flow_version_id', '=', versionId)
    .where('state', '=', 'decided')
    .where('erased_at', 'is', null)
    .execute()
  const due = new Map<string, string[]>()
  for (const { id, decided_at } of rows) {
    if (!decided_at) continue
    const over = early.filter(({ months }) => monthsAfter(decided_at, months) <= now)
    const kept = await findKept(
      ctx,
      id,
      over.map(question => question.id),
    )
    if (kept.length > 0) due.set(id, kept)
  }
  return eachInTransaction(ctx, [...due.keys()], async (tx, id) => {
    await lockRows(tx, 'applications', [id])
    await removeAnswers(tx, id, due.get(id) ?? [])
    return true
  })
}

async function findKept(ctx: Ctx, applicationId: string, questionIds: string[]): Promise<string[]> {
  if (questionIds.length === 0) return []
  const answers = await ctx.db
    .selectFrom('application_answers')
    .select('question_id')
    .where('application_id', '=', applicationId)
    .where('question_id', 'in', questionIds)
    .execute()
  const files = await ctx.db
    .selectFrom('application_files')
    .select('question_id')
    .where('application_id', '=', applicationId)
    .where('question_id', 'in', questionIds)
    .where('removed_at', 'is', null)
    .execute()
  return [...new Set([...answers, ...files].map(row => row.question_id))]
}

async function eachInTransaction(
  ctx: Ctx,
  ids: readonly string[],
  work: (tx: Tx, id: string) => Promise<boolean>,
): Promise<number> {
  let done = 0
  for (const id of ids) if (await inTransaction(ctx.db, tx => work(tx, id))) done += 1
  return done
}
