import { randomUUID } from 'node:crypto'
import type { SignedIn } from '~/domain/kernel/actor'
import type { Committee, FlowDefinition } from '~/domain/qualification/types'
import { castVote } from '~/domain/vetting/cast-vote.server'
import { prepareDecision } from '~/domain/vetting/prepare-decision.server'
import { releaseDecisions } from '~/domain/vetting/release-decisions.server'
import type { DecisionDraft, Marks, Verdict } from '~/domain/vetting/types'
import type { Database, DatabaseOrTx } from '~db/client'
import { aDefinition, anOpenFlow, aShort, aStep, type MadeFlow } from './application'
import { aStaffMember, type InvitedWishes, someone } from './invitation'

export const aCommittee: Committee = {
  criteria: [
    { id: 'tie', label: { fr: 'Lien avec la maison', en: 'Tie with the house' }, weight: 3 },
    { id: 'curiosity', label: { fr: 'Curiosité', en: 'Curiosity' }, weight: 2 },
  ],
  quorum: 2,
  veto: true,
}

/** A passage read by a committee of two with a veto; one of its answers is for those who run the club alone. */
export function aVettedDefinition(wishes: Partial<FlowDefinition> = {}): FlowDefinition {
  const plain = aDefinition()
  return {
    ...plain,
    committee: aCommittee,
    steps: [
      ...plain.steps.slice(0, -1),
      aStep('questions', 'private', { questions: [aShort('phone', { readBy: 'managers' })] }),
      ...plain.steps.slice(-1),
    ],
    ...wishes,
  }
}

export async function aTier(db: DatabaseOrTx, wishes: { name?: string } = {}): Promise<string> {
  const taken = await db.selectFrom('tiers').select('rank').execute()
  const name = wishes.name ?? 'Signature'
  const rank = 1 + taken.reduce((most, row) => Math.max(most, row.rank), 0)
  const { id } = await db
    .insertInto('tiers')
    .values({ slug: `tier-${randomUUID().slice(0, 8)}`, rank, name_fr: name, name_en: name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type SentWishes = InvitedWishes & {
  flow?: MadeFlow
  brandId?: string | null
  definition?: FlowDefinition
  nominationOf?: { personId: string; nominationId: string }
  replyBy?: Date
}
export type Sent = { id: string; personId: string; flow: MadeFlow }

/** An application that was sent an hour ago, and waits for its answer. */
export async function aSentApplication(db: Database, wishes: SentWishes = {}): Promise<Sent> {
  const { definition = aVettedDefinition(), brandId = null, nominationOf } = wishes
  const flow = wishes.flow ?? (await anOpenFlow(db, { definition, brandId }))
  const personId =
    nominationOf?.personId ??
    (await someone(db, { givenName: 'Camille', familyName: 'Roussel', ...wishes })).id
  const sentAt = new Date(Date.now() - 3_600_000)
  const { id } = await db
    .insertInto('applications')
    .values({
      person_id: personId,
      flow_id: flow.id,
      flow_version_id: flow.versionId,
      state: 'submitted',
      source: nominationOf ? 'nomination' : 'site',
      nomination_id: nominationOf?.nominationId ?? null,
      submitted_at: sentAt,
      reply_by: wishes.replyBy ?? new Date(Date.now() + 6 * 86_400_000),
      score: 8.2,
      advice: 'pass',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('application_answers')
    .values(
      Object.entries({ tie: 'admires', wish: 'Une suspension plus douce', phone: '06 11 22 33 44' }).map(
        ([question_id, value]) => ({ application_id: id, question_id, value: JSON.stringify(value) }),
      ),
    )
    .execute()
  return { id, personId, flow }
}

export function aManager(db: DatabaseOrTx): Promise<SignedIn> {
  return aStaffMember(db, { role: 'manager' })
}

export const marks: Marks = { tie: 4, curiosity: 5 }

/** Gives a vote, and fails the test when that is refused. */
export async function vote(
  db: Database,
  actor: SignedIn,
  applicationId: string,
  wishes: { verdict?: Verdict; tierId?: string | null; marks?: Marks; words?: string; version?: number } = {},
): Promise<void> {
  const answer = await castVote({ db }, actor, {
    applicationId,
    version: 0,
    marks,
    notes: '',
    verdict: 'decline',
    tierId: null,
    words: '',
    ...wishes,
  })
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
}

export type Decided = { decisionId: string; manager: SignedIn; sent: Sent; tierId: string }

/** A decision that is prepared, on two more votes; admits to a tier of its own unless wished otherwise. */
export async function aPreparedDecision(
  db: Database,
  wishes: SentWishes & { sent?: Sent; decision?: DecisionDraft; tierId?: string; votes?: number } = {},
): Promise<Decided> {
  const sent = wishes.sent ?? (await aSentApplication(db, wishes))
  const tierId = wishes.tierId ?? (await aTier(db))
  for (let count = 0; count < (wishes.votes ?? 2); count++)
    await vote(db, await aManager(db), sent.id, { verdict: 'admit', tierId })
  const manager = await aManager(db)
  const decision: DecisionDraft = wishes.decision ?? { kind: 'admit', because: '', tierId }
  const answer = await prepareDecision({ db }, manager, { applicationId: sent.id, decision })
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
  return { decisionId: answer.value.decisionId, manager, sent, tierId }
}

/** The same, released; its hour has passed when wished (`isDue`). */
export async function aReleasedDecision(
  db: Database,
  { isDue = false, ...wishes }: Parameters<typeof aPreparedDecision>[1] & { isDue?: boolean } = {},
): Promise<Decided> {
  const decided = await aPreparedDecision(db, wishes)
  const answer = await releaseDecisions({ db }, decided.manager, [
    { decisionId: decided.decisionId, version: 1 },
  ])
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
  if (isDue) await endHour(db, decided.decisionId)
  return decided
}

/** Lets the hour of a released decision be over now. */
export async function endHour(db: DatabaseOrTx, decisionId: string): Promise<void> {
  await db
    .updateTable('decisions')
    .set({ takes_effect_at: new Date(Date.now() - 1000) })
    .where('id', '=', decisionId)
    .execute()
}

export async function stateOfDecision(db: DatabaseOrTx, id: string): Promise<string> {
  const row = await db.selectFrom('decisions').select('state').where('id', '=', id).executeTakeFirstOrThrow()
  return row.state
}

export async function stateOfApplication(db: DatabaseOrTx, id: string): Promise<string> {
  const row = await db
    .selectFrom('applications')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.state
}
