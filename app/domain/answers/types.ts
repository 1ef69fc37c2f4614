import type { Bilingual } from '~/shared/copy'

export const questionKinds = ['diet', 'size', 'licence', 'birth_date', 'choice', 'text', 'yes_no'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** Kinds that are answered from a list of the question's own. */
export const listKinds = ['diet', 'size', 'choice'] as const satisfies readonly QuestionKind[]
/** One question of an event may be of such a kind: the conditions of the event are judged on its answer. */
export const singleKinds = ['birth_date', 'licence'] as const satisfies readonly QuestionKind[]

export type Choice = { id: string; label: Bilingual }
/** How many choices a question has room for. */
export const choicesAtMost = 12
/** How many questions an event asks at once; one guest is asked them too. */
export const questionsAtMost = 20

export type EventQuestion = {
  id: string
  kind: QuestionKind
  label: Bilingual
  /** What the answer is for, told to whoever is asked. */
  purpose: Bilingual
  choices: Choice[]
  isRequired: boolean
  forGuests: boolean
}

/** The value of each kind of answer as it is kept. Days are 'yyyy-mm-dd'; ids stand for choices. */
export type AnswerByKind = {
  /** What was chosen, and anything else in their own words. */
  diet: { choices: string[]; words: string }
  size: string
  licence: { number: string; since: string }
  birth_date: string
  choice: string
  text: string
  yes_no: boolean
}
export type EventAnswer = AnswerByKind[QuestionKind]

/** Who a question is put to: 0 is the person, 1 to 9 their guests by their place in the party. */
export type Place = { position: number; name: string }

/** What is still asked of one of a party before an event. */
export type StillAsked = { position: number; answers: number; signature: boolean }
