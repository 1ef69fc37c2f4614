import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import { readClock } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import { readVersion } from '../qualification/queries.server'
import type { Answers, AnswerValue, FlowDefinition, StepFacts, WayIn } from '../qualification/types'
import { type ApplicationRow, selectApplications, toApplication } from './select-applications.server'
import { readStepFacts } from './step-facts.server'
import type { QuizRun } from './types'
import { wayOf } from './types'

/** An application with all that its passage is read from. */
export type ApplicationFacts = {
  application: ApplicationRow
  definition: FlowDefinition
  answers: Answers
  way: WayIn | null
  facts: StepFacts
  quizRuns: QuizRun[]
  now: Date
}

/** The application with this id, whoever asks: the caller has settled that the actor may read it. Null for none. */
export async function findApplication(db: DatabaseOrTx, id: string): Promise<ApplicationRow | null> {
  if (!isUuid(id)) return null
  const row = await selectApplications(db).where('a.id', '=', id).executeTakeFirst()
  return row ? toApplication(row) : null
}

/** The actor's own application, and no one else's. */
export async function findOwnApplication(
  db: DatabaseOrTx,
  actor: Actor,
  id: string,
): Promise<ApplicationRow | null> {
  if (actor.kind !== 'person') return null
  const found = await findApplication(db, id)
  return found?.person.id === actor.personId ? found : null
}

/** The actor's own applications, the newest first. */
export async function findOwnApplications(db: DatabaseOrTx, personId: string): Promise<ApplicationRow[]> {
  const rows = await selectApplications(db)
    .where('a.person_id', '=', personId)
    .orderBy('a.started_at', 'desc')
    .execute()
  return rows.map(toApplication)
}

/**
 * What the passage of an application is read from: its version's definition, the answers as they are kept (hidden ones
 * among them), the way its applicant came, and where the steps without questions stand. Whoever shows or sends answers
 * takes `submittable` of them. The caller has settled that the actor may read it; null for none.
 */
export async function readApplicationFacts(db: DatabaseOrTx, id: string): Promise<ApplicationFacts | null> {
  const application = await findApplication(db, id)
  if (!application) return null
  const version = await readVersion(db, application.versionId)
  if (!version) throw new Error('an application has a version')
  const { definition } = version
  const now = await readClock(db)
  const quizRuns = await readQuizRuns(db, id)
  const overRuns = quizRuns.filter(run => isOver(run, now)).map(({ stepId }) => [stepId, true] as const)
  const review = definition.steps.find(({ kind }) => kind === 'review')
  return {
    application,
    definition,
    answers: await readAnswers(db, id),
    way: wayOf(application.source),
    facts: {
      ...(await readStepFacts(db, id, definition)),
      ...Object.fromEntries(overRuns),
      ...(review && { [review.id]: application.state !== 'draft' }),
    },
    quizRuns,
    now,
  }
}

/** True once nothing more is taken down: the applicant ended it, or its time ran out. */
export function isOver({ endsAt, finishedAt }: QuizRun, now: Date): boolean {
  return finishedAt !== null || (endsAt !== null && endsAt <= now)
}

/** Sets or, with null, removes answers, one by one: an answer that is not named stays as it is. */
export async function writeAnswers(
  tx: Tx,
  applicationId: string,
  values: ReadonlyMap<string, AnswerValue | null>,
): Promise<void> {
  const kept = [...values].flatMap(([questionId, value]) => (value === null ? [] : [{ questionId, value }]))
  const emptied = [...values].flatMap(([questionId, value]) => (value === null ? [questionId] : []))
  if (kept.length > 0) {
    await tx
      .insertInto('application_answers')
      .values(
        kept.map(({ questionId, value }) => ({
          application_id: applicationId,
          question_id: questionId,
          value: JSON.stringify(value),
        })),
      )
      .onConflict(oc =>
        oc.columns(['application_id', 'question_id']).doUpdateSet(eb => ({
          value: eb.ref('excluded.value'),
          saved_at: sql<Date>`clock_timestamp()`,
        })),
      )
      .execute()
  }
  await removeAnswers(tx, applicationId, emptied)
}

/** Removes answers for good; the files among them are marked, and the worker erases their bytes. */
export async function removeAnswers(
  tx: Tx,
  applicationId: string,
  questionIds: readonly string[],
): Promise<void> {
  if (questionIds.length === 0) return
  await tx
    .deleteFrom('application_answers')
    .where('application_id', '=', applicationId)
    .where('question_id', 'in', [...questionIds])
    .execute()
  await tx
    .updateTable('application_files')
    .set({ removed_at: sql<Date>`clock_timestamp()` })
    .where('application_id', '=', applicationId)
    .where('question_id', 'in', [...questionIds])
    .where('removed_at', 'is', null)
    .execute()
}

/** Remembers where the applicant left off, and that they were here. */
export async function keepPlace(tx: Tx, applicationId: string, stepId: string): Promise<void> {
  await tx
    .updateTable('applications')
    .set({ current_step: stepId, saved_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', applicationId)
    .execute()
}

async function readAnswers(db: DatabaseOrTx, applicationId: string): Promise<Answers> {
  const rows = await db
    .selectFrom('application_answers')
    .select(['question_id', 'value'])
    .where('application_id', '=', applicationId)
    .execute()
  const answers: Record<string, AnswerValue> = {}
  for (const row of rows) answers[row.question_id] = row.value as AnswerValue
  return answers
}

async function readQuizRuns(db: DatabaseOrTx, applicationId: string): Promise<QuizRun[]> {
  return db
    .selectFrom('quiz_runs')
    .select([
      'step_id as stepId',
      'started_at as startedAt',
      'ends_at as endsAt',
      'finished_at as finishedAt',
    ])
    .where('application_id', '=', applicationId)
    .execute()
}
