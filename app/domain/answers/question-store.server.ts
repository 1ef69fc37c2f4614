import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '~db/client'
import { isUuid } from '../kernel/uuid'
import type { QuestionDraft } from './read-question-form'
import { keepChoices } from './store.server'
import type { Choice, QuestionKind } from './types'

export async function insertQuestion(
  tx: Tx,
  question: { id?: string; eventId: string; place: number; kind: QuestionKind; draft: QuestionDraft },
): Promise<void> {
  const { id, eventId, place, kind, draft } = question
  if (id !== undefined && !isUuid(id)) throw new Error('the key of a question is a uuid')
  await tx
    .insertInto('event_questions')
    .values({
      ...(id === undefined ? {} : { id }),
      event_id: eventId,
      position: place,
      kind,
      ...columnsOfQuestion(draft, withIds(draft.choices, [])),
    })
    .execute()
}

/** The columns of a question as its form said it. */
export function columnsOfQuestion(draft: QuestionDraft, choices: readonly Choice[]) {
  return {
    label_fr: draft.label.fr,
    label_en: draft.label.en,
    purpose_fr: draft.purpose.fr,
    purpose_en: draft.purpose.en,
    choices: keepChoices(choices),
    required: draft.isRequired,
    for_guests: draft.forGuests,
  }
}

/** A row keeps the id that it had; a new one is given one that says nothing. */
export function withIds(choices: QuestionDraft['choices'], former: readonly Choice[]): Choice[] {
  const known = new Set(former.map(({ id }) => id))
  const taken = new Set<string>()
  return choices.map(({ id, label }) => {
    const mayKeep =
      id !== null && !taken.has(id) && (known.has(id) || (former.length === 0 && /^\w{1,32}$/.test(id)))
    const own = mayKeep ? id : randomBytes(4).toString('hex')
    taken.add(own)
    return { id: own, label }
  })
}

export async function isAnswered(tx: Tx, questionId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from reservation_answers where question_id = ${questionId}::uuid limit 1
  `.execute(tx)
  return rows.length > 0
}
