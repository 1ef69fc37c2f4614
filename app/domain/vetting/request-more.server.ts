import type { Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { queueLetter } from '../letters/queue-letter.server'
import type { Step, StepKind } from '../qualification/types'
import { composeRequestLetter } from './compose-message-letters'
import { isOpen } from './policy'
import { readParties } from './read-parties.server'
import { findVetted, readStanding, type Vetted } from './store.server'

/** Steps that can be opened again: what is said there can be said better. A quiz and a fee are done once. */
export const reopenable: readonly StepKind[] = ['questions', 'proof', 'vouching', 'interview']

export type RequestMoreRefusal = {
  reason: 'not_found' | 'closed' | 'decision_prepared' | 'unknown_step' | 'own_interest'
}

/**
 * Asks the applicant for more, in a letter that bears the reader's name; `stepId` opens that step of their passage
 * again, null only asks. While the application waits and nothing is decided. The same words asked again while they wait
 * for a reply are the same request.
 */
export async function requestMore(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  input: { applicationId: string; stepId: string | null; words: string },
): Promise<Result<{ messageId: string }, RequestMoreRefusal>> {
  return inTransaction(ctx.db, async tx => {
    const found = await findVetted(tx, actor, input.applicationId)
    if (!found) return refuse({ reason: 'not_found' })
    await lockRows(tx, 'applications', [found.id])
    const application = (await findVetted(tx, actor, found.id)) ?? found
    const { facts } = await readStanding(tx, actor, application)
    if (!isOpen(application.state)) return refuse({ reason: 'closed' })
    if (facts.hasOpenDecision) return refuse({ reason: 'decision_prepared' })
    if (facts.hasInterest) return refuse({ reason: 'own_interest' })
    const step = findStep(application, input.stepId)
    if (step === undefined) return refuse({ reason: 'unknown_step' })

    const same = await findSame(tx, actor, input)
    if (same) return allow({ messageId: same })
    return allow({ messageId: await ask(tx, actor, application, step, input.words) })
  })
}

/** null: no step is named; undefined: none that can be opened again. */
function findStep({ version }: Vetted, stepId: string | null): Step | null | undefined {
  if (stepId === null) return null
  return version.definition.steps.find(({ id, kind }) => id === stepId && reopenable.includes(kind))
}

async function findSame(
  tx: Tx,
  actor: SignedIn,
  input: { applicationId: string; stepId: string | null; words: string },
): Promise<string | null> {
  const row = await tx
    .selectFrom('application_messages')
    .select('id')
    .where('application_id', '=', input.applicationId)
    .where('kind', '=', 'request')
    .where('author_id', '=', actor.personId)
    .where('words', '=', input.words)
    .where('step_id', 'is not distinct from', input.stepId)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

async function ask(
  tx: Tx,
  actor: SignedIn,
  application: Vetted,
  step: Step | null,
  words: string,
): Promise<string> {
  const { id } = await tx
    .insertInto('application_messages')
    .values({
      application_id: application.id,
      kind: 'request',
      author_id: actor.personId,
      step_id: step?.id ?? null,
      words,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { locale } = application.person
  const parties = await readParties(tx, application, { senderId: actor.personId, locale })
  await queueLetter(tx, {
    personId: application.personId,
    brandId: application.flow.brandId,
    locale,
    promotional: false,
    content: {
      kind: 'correspondence',
      props: composeRequestLetter(parties, { words, stepTitle: step?.title ?? null }),
    },
  })
  await recordAudit(tx, actor, {
    action: 'application.more_requested',
    subject: { kind: 'application', id: application.id },
    ...(application.flow.brandId && { brandId: application.flow.brandId }),
    details: { messageId: id, stepId: step?.id ?? null },
  })
  return id
}
