import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { mayRead, type ReadRefusal } from './policy'
import { readSheet, saysTheSame, writeSheet } from './review-store.server'
import { findVetted, readStanding } from './store.server'
import type { Marks } from './types'

/** `edited_elsewhere`: the sheet was written in another window since this one was opened. */
export type SaveSheetRefusal = ReadRefusal | { reason: 'not_found' } | { reason: 'edited_elsewhere' }

/**
 * Keeps a reader's marks and private notes, as they stand; the vote, once given, stays as it was. `version` is that of
 * the sheet on the page. Sent twice, it is kept once.
 */
export async function saveSheet(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: { applicationId: string; version: number; marks: Marks; notes: string },
): Promise<Result<{ version: number }, SaveSheetRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findVetted(tx, actor, input.applicationId)
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'applications', [found.id])
    const application = (await findVetted(tx, actor, found.id)) ?? found
    const { facts } = await readStanding(tx, actor, application)
    const reading = mayRead(facts)
    if (!reading.ok) return reading

    const sheet = await readSheet(tx, application.id, actor.personId)
    const next = { ...sheet, marks: input.marks, notes: input.notes }
    if (saysTheSame(sheet, next)) return allow({ version: sheet.version })
    if (sheet.version !== input.version) return refuse({ reason: 'edited_elsewhere' })
    const of = { applicationId: application.id, reviewerId: actor.personId }
    return allow({ version: await writeSheet(tx, of, sheet.version, next, await readClock(tx)) })
  })
}
