import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { queueLetter } from '../letters/queue-letter.server'
import { composeAnswerLetter } from './compose-message-letters'
import { readParties } from './read-parties.server'
import { findVetted, type Vetted } from './store.server'

export type AnswerQuestionRefusal = { reason: 'not_found' | 'answered' | 'withdrawn' }

/**
 * Answers what the applicant asked the club, in a letter that bears the reader's name. A question is answered once: the
 * second to answer hears that it is `answered`. Also after the club's own answer, for what was asked is owed.
 */
export async function answerQuestion(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: { applicationId: string; messageId: string; words: string },
): Promise<Result<undefined, AnswerQuestionRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = isUuid(input.messageId) ? await findVetted(tx, actor, input.applicationId) : null
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'applications', [found.id])
    const application = (await findVetted(tx, actor, found.id)) ?? found
    if (application.state === 'withdrawn') return refuse({ reason: 'withdrawn' })
    const question = await tx
      .selectFrom('application_messages')
      .select(['id', 'words', 'settled_at'])
      .where('id', '=', input.messageId)
      .where('application_id', '=', application.id)
      .where('kind', '=', 'question')
      .executeTakeFirst()
    if (!question) return refuse({ reason: 'not_found' })
    if (question.settled_at) {
      const isSame = await wasAnsweredSo(tx, actor, input)
      return isSame ? allow() : refuse({ reason: 'answered' })
    }
    await answer(tx, actor, application, { id: question.id, asked: question.words, words: input.words })
    return allow()
  })
}

async function wasAnsweredSo(
  tx: Tx,
  actor: SignedIn,
  { messageId, words }: { messageId: string; words: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('application_messages')
    .select('id')
    .where('answers_id', '=', messageId)
    .where('author_id', '=', actor.personId)
    .where('words', '=', words)
    .executeTakeFirst()
  return row !== undefined
}

async function answer(
  tx: Tx,
  actor: SignedIn,
  application: Vetted,
  question: { id: string; asked: string; words: string },
): Promise<void> {
  await tx
    .insertInto('application_messages')
    .values({
      application_id: application.id,
      kind: 'answer',
      author_id: actor.personId,
      answers_id: question.id,
      words: question.words,
    })
    .execute()
  await tx
    .updateTable('application_messages')
    .set({ settled_at: await readClock(tx) })
    .where('id', '=', question.id)
    .execute()
  const { locale } = application.person
  const parties = await readParties(tx, application, { senderId: actor.personId, locale })
  await queueLetter(tx, {
    personId: application.personId,
    brandId: application.flow.brandId,
    locale,
    promotional: false,
    content: { kind: 'correspondence', props: composeAnswerLetter(parties, question) },
  })
  await recordAudit(tx, actor, {
    action: 'application.question_answered',
    subject: { kind: 'application', id: application.id },
    ...(application.flow.brandId && { brandId: application.flow.brandId }),
    details: { messageId: question.id },
  })
}
