import type { Tx } from '~db/client'
import { lockRows, readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readClub } from '../brands/read-club.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueLetter } from '../letters/queue-letter.server'
import { queueEffect } from '../outbox/queue-effect.server'
import { submittable } from '../qualification/passage'
import { scoreAnswers } from '../qualification/score'
import { composeReceived } from './compose-application-letter'
import { replyByOf } from './dates'
import { passageOf } from './policy'
import {
  type ApplicationFacts,
  findOwnApplication,
  readApplicationFacts,
  removeAnswers,
} from './store.server'

export type SubmitRefusal =
  | { reason: 'not_found' }
  | { reason: 'withdrawn' }
  /** Something is still wanting; `next` is the step where. */
  | { reason: 'not_whole'; next: string | null }

/**
 * Sends the actor's application to the club, once: pressed again it answers the same and does nothing more. Whatever
 * earlier answers hide is erased, not sent; the score is written down as advice; the reply is promised for the end of
 * a day on the club's clock, and a letter says so.
 */
export async function submitApplication(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: { applicationId: string },
): Promise<Result<{ replyBy: Date }, SubmitRefusal>> {
  return inTransaction(ctx.db, async tx => {
    if (!(await findOwnApplication(tx, actor, input.applicationId))) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'applications', [input.applicationId])
    const facts = await readApplicationFacts(tx, input.applicationId)
    if (!facts) return refuse({ reason: 'not_found' })
    const { application } = facts
    if (application.state === 'withdrawn') return refuse({ reason: 'withdrawn' })
    if (application.replyBy) return allow({ replyBy: application.replyBy })
    const passage = passageOf(facts)
    if (!passage.isWhole) return refuse({ reason: 'not_whole', next: passage.next })

    const { score } = await keepSubmittable(tx, facts)
    const submittedAt = await readClock(tx)
    const replyBy = replyByOf(facts.definition, submittedAt, (await readClub(tx)).homeTimeZone)
    await tx
      .updateTable('applications')
      .set(eb => ({
        state: 'submitted',
        submitted_at: submittedAt,
        saved_at: submittedAt,
        reply_by: replyBy,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', application.id)
      .execute()
    await writeLetter(tx, facts, replyBy)
    await queueEffect(tx, {
      kind: 'applications.assign_readers',
      payload: { applicationId: application.id },
    })
    await recordAudit(tx, actor, {
      action: 'application.submitted',
      subject: { kind: 'application', id: application.id },
      ...(application.flow.brand && { brandId: application.flow.brand.id }),
      details: { version: application.versionNumber, score },
    })
    return allow({ replyBy })
  })
}

/**
 * Erases every answer and file that the passage does not show, and writes the score of what is left: what is with the
 * club is only what was sent. Under the caller's lock on the application.
 */
export async function keepSubmittable(tx: Tx, facts: ApplicationFacts): Promise<{ score: number | null }> {
  const { application, definition, answers } = facts
  const sent = submittable(definition, answers, facts)
  await removeAnswers(
    tx,
    application.id,
    Object.keys(answers).filter(id => !Object.hasOwn(sent, id)),
  )
  const { score, advice } = scoreAnswers(definition, sent, facts)
  await tx.updateTable('applications').set({ score, advice }).where('id', '=', application.id).execute()
  return { score }
}

async function writeLetter(
  tx: Tx,
  { application, definition }: ApplicationFacts,
  replyBy: Date,
): Promise<void> {
  const { person, flow } = application
  const club = await readClub(tx)
  await queueLetter(tx, {
    personId: person.id,
    brandId: flow.brand?.id ?? null,
    locale: person.locale,
    promotional: false,
    content: {
      kind: 'correspondence',
      props: composeReceived({
        person,
        applicationId: application.id,
        flow: { name: definition.name, accent: flow.brand?.accent ?? null },
        readers: definition.committee.quorum,
        replyBy,
        club,
      }),
    },
  })
}
