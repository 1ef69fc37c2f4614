import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result } from '../kernel/result'
import { defaultQuestions } from './defaults'
import { type AskingRefusal, lockAsking } from './lock-asking.server'
import { insertQuestion } from './question-store.server'
import { listQuestions } from './store.server'
import type { QuestionKind } from './types'

export type Conditions = { minAge: number | null; minLicenceYears: number | null }

/**
 * Sets the least age and the least years of licence of an event. What it is judged on is asked: where no question asks
 * it yet, one is added in the house's words. Whoever has a seat already keeps it; staff see who does not meet it.
 */
export async function setConditions(
  ctx: Pick<Ctx, 'db'>,
  actor: Actor,
  input: Conditions & { eventId: string },
): Promise<Result<undefined, AskingRefusal>> {
  const { eventId, minAge, minLicenceYears } = input
  return inTransaction(ctx.db, async tx => {
    const event = await lockAsking(tx, actor, eventId)
    if (!event.ok) return event
    await tx
      .updateTable('events')
      .set({ min_age: minAge, min_licence_years: minLicenceYears })
      .where('id', '=', eventId)
      .execute()
    if (minAge !== null) await requireQuestion(tx, eventId, 'birth_date')
    if (minLicenceYears !== null) await requireQuestion(tx, eventId, 'licence')
    await recordAudit(tx, actor, {
      action: 'event.conditions_set',
      subject: { kind: 'event', id: eventId },
      brandId: event.value.brand.id,
      details: { minAge, minLicenceYears },
    })
    return allow()
  })
}

export async function readConditions(tx: Tx, eventId: string): Promise<Conditions> {
  return tx
    .selectFrom('events')
    .select(['min_age as minAge', 'min_licence_years as minLicenceYears'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
}

/** Is a question of this kind what an age or a licence is judged on? */
export function isConditioned(kind: QuestionKind, { minAge, minLicenceYears }: Conditions): boolean {
  return (kind === 'birth_date' && minAge !== null) || (kind === 'licence' && minLicenceYears !== null)
}

async function requireQuestion(tx: Tx, eventId: string, kind: 'birth_date' | 'licence'): Promise<void> {
  const questions = await listQuestions(tx, eventId)
  const asked = questions.find(question => question.kind === kind)
  if (!asked)
    return insertQuestion(tx, { eventId, place: questions.length + 1, kind, draft: defaultQuestions[kind] })
  await tx.updateTable('event_questions').set({ required: true }).where('id', '=', asked.id).execute()
}
