import type { DatabaseOrTx } from '~db/client'
import type { SignedIn } from '../kernel/actor'
import type { Passage } from '../qualification/types'
import { readRequestedSteps } from './own-step.server'
import { countStepsLeft, passageOf } from './policy'
import {
  type ApplicationFacts,
  findOwnApplication,
  findOwnApplications,
  readApplicationFacts,
} from './store.server'
import type { ApplicationMessage, MessageKind, MyApplicationRow, MyDecision } from './types'

export type MyApplication = ApplicationFacts & {
  passage: Passage
  messages: ApplicationMessage[]
  /** The steps that the club's requests open again. */
  requested: string[]
  decision: MyDecision | null
  /** How many people have it to read, once some have. */
  readers: number
}

/** The actor's own application with all that its page shows; null for anyone else's, as for none. */
export async function readMyApplication(
  db: DatabaseOrTx,
  actor: SignedIn,
  id: string,
): Promise<MyApplication | null> {
  if (!(await findOwnApplication(db, actor, id))) return null
  const facts = await readApplicationFacts(db, id)
  if (!facts) return null
  const { count } = await db
    .selectFrom('application_assignments')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('application_id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    ...facts,
    passage: passageOf(facts),
    messages: await readMessages(db, id),
    requested: await readRequestedSteps(db, id),
    decision: await readDecision(db, id),
    readers: Number(count),
  }
}

/** The actor's own applications, the newest first: those under way, and those that are over. */
export async function listMyApplications(db: DatabaseOrTx, actor: SignedIn): Promise<MyApplicationRow[]> {
  const rows = await findOwnApplications(db, actor.personId)
  const read = await Promise.all(
    rows.map(async ({ id }): Promise<MyApplicationRow | null> => {
      const facts = await readApplicationFacts(db, id)
      if (!facts) return null
      const { application, definition } = facts
      return {
        id,
        flowSlug: application.flow.slug,
        name: definition.name,
        accent: application.flow.brand?.accent ?? null,
        state: application.state,
        startedAt: application.startedAt,
        replyBy: application.replyBy,
        stepsLeft: application.state === 'draft' ? countStepsLeft(passageOf(facts)) : 0,
        isAsked: await isAsked(db, id),
        decision: await readDecision(db, id),
      }
    }),
  )
  return read.filter(row => row !== null)
}

/** The club's answer as its applicant may know it: only once it has taken effect. */
async function readDecision(db: DatabaseOrTx, applicationId: string): Promise<MyDecision | null> {
  const row = await db
    .selectFrom('decisions')
    .select(['kind', 'return_on', 'letter_subject', 'letter_body', 'effective_at'])
    .where('application_id', '=', applicationId)
    .where('state', '=', 'effective')
    .orderBy('effective_at', 'desc')
    .executeTakeFirst()
  if (!row?.effective_at) return null
  return {
    kind: row.kind as MyDecision['kind'],
    returnOn: row.return_on,
    subject: row.letter_subject,
    words: row.letter_body,
    effectiveAt: row.effective_at,
  }
}

/** All that the applicant and the club said to each other, in order. */
export async function readMessages(db: DatabaseOrTx, applicationId: string): Promise<ApplicationMessage[]> {
  const rows = await db
    .selectFrom('application_messages')
    .select([
      'id',
      'kind',
      'answers_id as answersId',
      'step_id as stepId',
      'words',
      'written_at as writtenAt',
      'settled_at as settledAt',
    ])
    .where('application_id', '=', applicationId)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as MessageKind }))
}

async function isAsked(db: DatabaseOrTx, applicationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('application_messages')
    .select('id')
    .where('application_id', '=', applicationId)
    .where('kind', '=', 'request')
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
