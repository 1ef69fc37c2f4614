import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import type { Ctx } from '../kernel/context'
import { queueEffect } from '../outbox/queue-effect.server'
import { mayWrite } from '../permission/policy'
import { readWritingFacts } from '../permission/queries.server'
import { buildLinks } from './build-links'
import type { CarrierAnswer, MailPort, OutgoingLetter } from './port'
import {
  findOpenCalls,
  findWaiting,
  type LetterRow,
  markHeld,
  markSending,
  markWithdrawn,
  type OpenCall,
  readLetters,
  recordAnswers,
} from './store.server'
import type { LetterContent, LetterRenderer } from './types'

export type LetterFiles = (
  content: LetterContent,
  locale: LetterRow['locale'],
) => NonNullable<OutgoingLetter['attachments']>
export type PostOffice = Ctx & { mail: MailPort; renderLetter: LetterRenderer; letterFiles: LetterFiles }

const batchSize = 100
/** Resend keeps an idempotency key for 24 hours; past 23 a repeated call could be a second letter. */
const keyLifeMs = 23 * 3_600_000
/** A pause longer than this is left to the job runner. */
const longestPauseS = 5

/**
 * Sends every letter that waits. Whether a promotional letter may leave is asked here and now, under a lock on the
 * person's contact policy, by the same rule that staff saw when they chose. A letter is first marked as being sent,
 * then sent outside any transaction under a key that never changes, then its answer is recorded: after a crash in
 * between, the call is repeated with the same key and body, so the carrier answers instead of sending twice. Runs one
 * at a time over all workers (its job queue sees to that).
 */
export async function dispatchLetters(ctx: PostOffice): Promise<void> {
  for (;;) {
    const open = await findOpenCalls(ctx.db)
    const calls = open.length > 0 ? open : await claimWaiting(ctx)
    if (calls.length === 0 && (await findWaiting(ctx.db, 1)).length === 0) return
    for (const call of calls) {
      const pause = await place(ctx, call)
      if (pause > longestPauseS) return comeBack(ctx, pause)
      if (pause > 0) await new Promise(resolve => setTimeout(resolve, pause * 1000))
    }
  }
}

async function claimWaiting(ctx: PostOffice): Promise<OpenCall[]> {
  return inTransaction(ctx.db, async tx => {
    const waiting = await findWaiting(tx, batchSize)
    await lockRows(tx, 'contact_policies', [...new Set(waiting.map(letter => letter.personId))])
    const ids = waiting.map(letter => letter.id)
    await lockRows(tx, 'letters', ids)
    const letters = await readLetters(tx, ids, ['queued', 'held'])
    const now = await readClock(tx)

    const singles: OpenCall[] = []
    const together: string[] = []
    let batchId: string | null = null
    for (const letter of letters) {
      if (letter.promotional && !(await mayLeave(tx, letter, now))) continue
      if (ctx.letterFiles(letter.content, letter.locale).length > 0 || !letter.promotional) {
        await markSending(tx, letter.id, null)
        singles.push({ batchId: null, letterIds: [letter.id], begunAt: now })
        continue
      }
      batchId ??= (
        await tx.insertInto('letter_batches').defaultValues().returning('id').executeTakeFirstOrThrow()
      ).id
      await markSending(tx, letter.id, { id: batchId, position: together.length })
      together.push(letter.id)
    }
    return together.length > 0 ? [...singles, { batchId, letterIds: together, begunAt: now }] : singles
  })
}

async function mayLeave(tx: Tx, letter: LetterRow, now: Date): Promise<boolean> {
  if (!letter.brandId || !letter.permissionId)
    throw new Error('a promotional letter names its brand and its permission')
  const facts = await readWritingFacts(tx, letter.personId, letter.brandId, 'email')
  if (facts.permission?.id !== letter.permissionId) {
    await markWithdrawn(tx, letter.id, 'no_permission')
    return false
  }
  const verdict = mayWrite({ ...facts, now })
  if (verdict.ok) return true
  if (verdict.nextAllowedAt) await markHeld(tx, letter.id, verdict.reason, verdict.nextAllowedAt)
  else await markWithdrawn(tx, letter.id, verdict.reason)
  return false
}

/** Places one call with the carrier and records its answers. Returns the seconds to wait before the next call. */
async function place(ctx: PostOffice, call: OpenCall): Promise<number> {
  if (Date.now() - call.begunAt.getTime() > keyLifeMs) {
    ctx.log.error({ letters: call.letterIds }, 'the outcome of a call to the carrier stayed unknown')
    await settle(
      ctx,
      call,
      call.letterIds.map(letterId => ({
        letterId,
        answer: { outcome: 'refused', because: 'unknown_outcome' },
      })),
    )
    return 0
  }
  const rows = await readLetters(ctx.db, call.letterIds)
  const letters = await Promise.all(rows.map(row => address(ctx, row)))
  const [first] = letters
  if (!first) return 0
  if (!call.batchId) {
    const answer = await ctx.mail.sendOne(first, first.letterId)
    return conclude(ctx, call, answer, [{ letterId: first.letterId, answer }])
  }
  const answer = await ctx.mail.sendBatch(letters, call.batchId)
  const each = letters.map(({ letterId }, index) => ({
    letterId,
    answer: (answer.outcome === 'answered' ? answer.letters[index] : answer) ?? {
      outcome: 'unknown' as const,
    },
  }))
  return conclude(ctx, call, answer, each)
}

async function conclude(
  ctx: PostOffice,
  call: OpenCall,
  answer: { outcome: string; retryAfterSeconds?: number },
  each: { letterId: string; answer: CarrierAnswer }[],
): Promise<number> {
  if (answer.outcome === 'later') return answer.retryAfterSeconds ?? 1
  if (answer.outcome === 'unknown') throw new Error('the carrier gave no answer')
  await settle(ctx, call, each)
  return 0
}

async function settle(
  ctx: PostOffice,
  call: OpenCall,
  answers: { letterId: string; answer: CarrierAnswer }[],
): Promise<void> {
  await inTransaction(ctx.db, async tx => {
    await recordAnswers(tx, answers)
    if (call.batchId)
      await tx
        .updateTable('letter_batches')
        .set({ settled_at: new Date() })
        .where('id', '=', call.batchId)
        .execute()
  })
  ctx.log.info({ batchId: call.batchId, letters: answers.length }, 'letters handed to the carrier')
}

async function address(ctx: PostOffice, row: LetterRow): Promise<OutgoingLetter> {
  const links = buildLinks(ctx, row.content, { invitation: row.invitation, permissionId: row.permissionId })
  const rendered = await ctx.renderLetter(row.content, row.locale, links)
  const files = ctx.letterFiles(row.content, row.locale)
  return {
    letterId: row.id,
    to: row.address,
    ...rendered,
    headers: links.stop
      ? { 'List-Unsubscribe': `<${links.stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {},
    ...(files.length > 0 && { attachments: files }),
  }
}

/** A long pause asked by the carrier: the effect is written again, due when it ends. */
async function comeBack(ctx: PostOffice, seconds: number): Promise<void> {
  const dueAt = new Date(Date.now() + seconds * 1000)
  await inTransaction(ctx.db, tx =>
    queueEffect(tx, { kind: 'letters.dispatch', payload: {} }, { dueAt, queue: 'letters' }),
  )
}

/** The schedule's net: calls the dispatcher, through its own queue, when letters that were held have become due. */
export async function dispatchDueLetters(ctx: Ctx): Promise<void> {
  if ((await findWaiting(ctx.db, 1)).length === 0) return
  await inTransaction(ctx.db, tx =>
    queueEffect(tx, { kind: 'letters.dispatch', payload: {} }, { queue: 'letters' }),
  )
}
