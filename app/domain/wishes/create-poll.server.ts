import type { Bilingual } from '~/shared/copy'
import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import { readClub } from '../brands/read-club.server'
import { type Actor, runsTheClub, worksFor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { isUuid } from '../kernel/uuid'
import { pollWindow } from './poll-policy'

export type PollDraft = {
  /** Chosen by the form: sent twice, it is one poll. */
  id: string
  /** Null: the club asks. */
  brandId: string | null
  question: Bilingual
  /** From two to twelve. */
  choices: readonly Bilingual[]
  /** Null: every member is asked. */
  minRank: number | null
  /** Its first and last days on the club's calendar: 'yyyy-mm-dd'. */
  firstDay: string
  lastDay: string
}
export type CreatePollRefusal = {
  reason: 'not_found' | 'closes_before_opening' | 'already_closed' | 'few_choices'
}

/**
 * Writes a poll: managers for the club or any brand, brand staff for their own. What was asked is never changed
 * afterwards. Refuses `not_found` for a brand that is not theirs, `few_choices`, `closes_before_opening` and
 * `already_closed`.
 */
export async function createPoll(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  draft: PollDraft,
): Promise<Result<{ pollId: string }, CreatePollRefusal>> {
  const { brandId, firstDay, lastDay, choices } = draft
  const isTheirs = brandId === null ? runsTheClub(actor) : isUuid(brandId) && worksFor(actor, brandId)
  if (actor.kind !== 'person' || !isTheirs) return refuse({ reason: 'not_found' })
  if (choices.length < 2) return refuse({ reason: 'few_choices' })
  if (lastDay < firstDay) return refuse({ reason: 'closes_before_opening' })
  return inTransaction(ctx.db, async tx => {
    const { homeTimeZone } = await readClub(tx)
    const { opensAt, closesAt } = pollWindow(firstDay, lastDay, homeTimeZone)
    if (closesAt <= (await readClock(tx))) return refuse({ reason: 'already_closed' })
    const isNew = await write(tx, actor.personId, { ...draft, opensAt, closesAt })
    if (isNew)
      await recordAudit(tx, actor, {
        action: 'poll.created',
        subject: { kind: 'poll', id: draft.id },
        ...(brandId && { brandId }),
        details: { choices: choices.length },
      })
    return allow({ pollId: draft.id })
  })
}

async function write(
  tx: Tx,
  personId: string,
  draft: PollDraft & { opensAt: Date; closesAt: Date },
): Promise<boolean> {
  const { id, brandId, question, minRank, opensAt, closesAt } = draft
  const row = await tx
    .insertInto('polls')
    .values({
      id,
      brand_id: brandId,
      question_fr: question.fr,
      question_en: question.en,
      min_rank: minRank,
      opens_at: opensAt,
      closes_at: closesAt,
      created_by: personId,
    })
    .onConflict(oc => oc.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await tx
    .insertInto('poll_choices')
    .values(
      draft.choices.map(({ fr, en }, at) => ({ poll_id: id, position: at + 1, label_fr: fr, label_en: en })),
    )
    .execute()
  return true
}
