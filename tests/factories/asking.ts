import { randomUUID } from 'node:crypto'
import { setConditions } from '~/domain/answers/conditions.server'
import { defaultQuestions } from '~/domain/answers/defaults'
import { fieldOf } from '~/domain/answers/question-parts'
import type { QuestionDraft } from '~/domain/answers/read-question-form'
import type { QuestionKind } from '~/domain/answers/types'
import { addQuestion } from '~/domain/answers/write-question.server'
import { writeWaiver } from '~/domain/answers/write-waiver.server'
import type { SignedIn } from '~/domain/kernel/actor'
import type { Database } from '~db/client'
import type { MadeEvent } from './event'
import { aStaffMember } from './invitation'

export const waiverWords = {
  fr: 'Je roule sur la glace en connaissance de cause.',
  en: 'I drive on ice knowing what it is.',
}

/** Has an event ask a question of this kind, in the house's words unless wished otherwise; answers its id. */
export async function anAskedQuestion(
  db: Database,
  event: MadeEvent,
  kind: QuestionKind,
  wishes: Partial<QuestionDraft> = {},
): Promise<string> {
  const staff = await aStaffMember(db, { role: 'brand_staff', brandId: event.brandId })
  const key = randomUUID()
  const words = { fr: `Une question (${kind})`, en: `A question (${kind})` }
  const usual = defaultQuestions[kind]
  const draft = { ...usual, ...(usual.label.fr === '' && { label: words, purpose: words }), ...wishes }
  const added = await addQuestion({ db }, staff, { eventId: event.id, key, kind, draft })
  if (!added.ok) throw new Error(added.reason)
  return key
}

export async function askAges(
  db: Database,
  event: MadeEvent,
  { minAge = null, minLicenceYears = null }: { minAge?: number | null; minLicenceYears?: number | null },
): Promise<void> {
  const staff = await aStaffMember(db, { role: 'brand_staff', brandId: event.brandId })
  const set = await setConditions({ db }, staff, { eventId: event.id, minAge, minLicenceYears })
  if (!set.ok) throw new Error(set.reason)
}

export async function askSignature(db: Database, event: MadeEvent, words = waiverWords): Promise<void> {
  const staff = await aStaffMember(db, { role: 'brand_staff', brandId: event.brandId })
  const written = await writeWaiver({ db }, staff, { eventId: event.id, words })
  if (!written.ok) throw new Error(written.reason)
}

/** The id of the question of this kind that an event asks now. */
export async function questionOf(db: Database, event: MadeEvent, kind: QuestionKind): Promise<string> {
  const { id } = await db
    .selectFrom('event_questions')
    .select('id')
    .where('event_id', '=', event.id)
    .where('kind', '=', kind)
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}

/** A form as the page sends it: by question and place, what was written in each of its fields ('' is the first). */
export function anAnswerForm(
  ...answers: {
    questionId: string
    position?: number
    fields: Record<string, string | string[]>
    remember?: boolean
  }[]
): FormData {
  const form = new FormData()
  for (const { questionId, position = 0, fields, remember } of answers) {
    const field = fieldOf(questionId, position)
    form.set(`asked.${field}`, '1')
    for (const [part, written] of Object.entries(fields))
      for (const each of [written].flat()) form.append(part === '' ? field : `${field}.${part}`, each)
    if (remember) form.set(`remember.${field}`, 'on')
  }
  return form
}

export function asPerson(personId: string): SignedIn {
  return { kind: 'person', personId, sessionId: randomUUID(), roles: [] }
}
