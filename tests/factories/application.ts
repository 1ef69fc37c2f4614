import { randomUUID } from 'node:crypto'
import { beginApplication } from '~/domain/applications/begin-application.server'
import { markField, markOf } from '~/domain/applications/mark.server'
import { saveAnswers } from '~/domain/applications/save-answers.server'
import { readApplicationFacts } from '~/domain/applications/store.server'
import type { SignedIn } from '~/domain/kernel/actor'
import type { FlowDefinition, Question, Step } from '~/domain/qualification/types'
import type { Bilingual } from '~/shared/copy'
import type { Database, DatabaseOrTx } from '~db/client'
import { signedIn } from './person'

const said = (text: string): Bilingual => ({ fr: text, en: text })
const asked = {
  help: said(''),
  isRequired: true,
  purpose: said('to know'),
  readBy: 'committee' as const,
  keptMonths: null,
  showWhen: null,
  weight: 0,
}
const walked = { text: said(''), showWhen: null, sparedTo: [] }

/** A choice between options named by their ids; the first is worth 10 points, the last none. */
export function aChoice(id: string, options: string[], wishes: Partial<Question> = {}): Question {
  const points = (at: number) => (options.length === 1 ? 10 : 10 - (10 * at) / (options.length - 1))
  return {
    ...asked,
    kind: 'choice',
    id,
    label: said(id),
    options: options.map((option, at) => ({
      id: option,
      label: said(option),
      points: points(at),
      isFatal: false,
    })),
    ...wishes,
  } as Question
}

export function aShort(id: string, wishes: Partial<Question> = {}): Question {
  return { ...asked, kind: 'short', id, label: said(id), mostCharacters: 40, ...wishes } as Question
}

export function aStep<K extends Step['kind']>(
  kind: K,
  id: string,
  wishes: Partial<Extract<Step, { kind: K }>> = {},
): Step {
  return { ...walked, kind, id, title: said(id), ...wishes } as unknown as Step
}

/** A word of welcome, two steps of questions of which one answer calls for more, and the review. */
export function aDefinition(wishes: Partial<FlowDefinition> = {}): FlowDefinition {
  return {
    name: { fr: 'Le Cercle', en: 'The Circle' },
    story: said('A story.'),
    criteria: [said('Curiosity.')],
    decides: said('Three people read.'),
    promiseDays: 14,
    keptMonths: 12,
    returnMonths: 6,
    steps: [
      aStep('statement', 'welcome'),
      aStep('questions', 'you', {
        questions: [
          aChoice('tie', ['drives', 'admires'], { weight: 1 }),
          aShort('car', { showWhen: { question: 'tie', is: 'one_of', options: ['drives'] } }),
          aShort('wish'),
        ],
      }),
      aStep('questions', 'driving', {
        showWhen: { question: 'tie', is: 'one_of', options: ['drives'] },
        questions: [aShort('roads', { keptMonths: 1 })],
      }),
      aStep('review', 'send'),
    ],
    committee: { criteria: [], quorum: 3, veto: false },
    minimumScore: null,
    knockOuts: [],
    ...wishes,
  }
}

export type MadeFlow = { id: string; slug: string; versionId: string; definition: FlowDefinition }

/** An open, listed flow with its first version published. */
export async function anOpenFlow(
  db: DatabaseOrTx,
  {
    definition = aDefinition(),
    state = 'open',
    brandId = null,
  }: { definition?: FlowDefinition; state?: 'open' | 'closed' | 'draft'; brandId?: string | null } = {},
): Promise<MadeFlow> {
  const slug = `flow-${randomUUID().slice(0, 8)}`
  const { id } = await db
    .insertInto('flows')
    .values({ slug, state, brand_id: brandId })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, slug, versionId: await publishNext(db, id, definition), definition }
}

/** Publishes a definition as the next version of a flow; the one before is retired. */
export async function publishNext(
  db: DatabaseOrTx,
  flowId: string,
  definition: FlowDefinition,
): Promise<string> {
  await db
    .updateTable('flow_versions')
    .set({ state: 'retired' })
    .where('flow_id', '=', flowId)
    .where('state', '=', 'published')
    .execute()
  const { count } = await db
    .selectFrom('flow_versions')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('flow_id', '=', flowId)
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('flow_versions')
    .values({
      flow_id: flowId,
      number: Number(count) + 1,
      state: 'published',
      definition: JSON.stringify(definition),
      published_at: new Date(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A way in of a flow; returns its code. */
export async function aDoor(
  db: DatabaseOrTx,
  flowId: string,
  wishes: { usesMax?: number; closedAt?: Date } = {},
): Promise<string> {
  const code = `salon-${randomUUID().slice(0, 8)}`
  await db
    .insertInto('flow_doors')
    .values({
      flow_id: flowId,
      code,
      source: 'salon',
      label: 'Salon de Genève',
      uses_max: wishes.usesMax ?? null,
      closed_at: wishes.closedAt ?? null,
    })
    .execute()
  return code
}

export type Walker = {
  actor: SignedIn
  applicationId: string
  /** Presses a button of a step with these fields; what its page shows is what is kept at this moment. */
  press: (
    stepId: string,
    fields: Record<string, string>,
    leave?: 'stay' | 'on' | 'back',
  ) => ReturnType<typeof saveAnswers>
  /** A page of the step as it is now, to be sent later: a tab left open. */
  openTab: (stepId: string) => Promise<(fields: Record<string, string>) => FormData>
}

/** Someone who has begun the passage of a flow. */
export async function aWalker(db: Database, flow: MadeFlow, code: string | null = null): Promise<Walker> {
  const { actor } = await signedIn(db)
  const begun = await beginApplication({ db }, actor, { flowSlug: flow.slug, code })
  if (!begun.ok) throw new Error(begun.reason)
  const { applicationId } = begun.value
  const openTab = async (stepId: string) => {
    const shown = await fieldsShown(db, applicationId, stepId)
    return (fields: Record<string, string>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...shown, ...fields })) form.set(name, value)
      return form
    }
  }
  return {
    actor,
    applicationId,
    openTab,
    press: async (stepId, fields, leave = 'on') =>
      saveAnswers({ db }, actor, { applicationId, stepId, form: (await openTab(stepId))(fields), leave }),
  }
}

/** Every question of a step with its mark and, where it is plain text, what is kept. */
async function fieldsShown(
  db: DatabaseOrTx,
  applicationId: string,
  stepId: string,
): Promise<Record<string, string>> {
  const facts = await readApplicationFacts(db, applicationId)
  const step = facts?.definition.steps.find(({ id }) => id === stepId)
  if (!facts || !step || !('questions' in step)) return {}
  const fields: Record<string, string> = {}
  for (const { id } of step.questions) {
    const value = facts.answers[id]
    fields[markField(id)] = markOf(value)
    if (typeof value === 'string') fields[id] = value
  }
  return fields
}
