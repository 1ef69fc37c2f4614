import { type Bilingual, defineCopy } from '~/shared/copy'
import type { Question } from '../qualification/types'
import type { EventQuestion } from './types'

export type QuestionPart = Exclude<Question, { kind: 'file' }>
export type AskedQuestion = Omit<EventQuestion, 'id'>

const copy = defineCopy({
  fr: {
    words: 'Autre chose à savoir\u202f?',
    number: 'Numéro',
    since: 'Depuis le',
    yes: 'Oui',
    no: 'Non',
  },
  en: { words: 'Anything else to know?', number: 'Number', since: 'Since', yes: 'Yes', no: 'No' },
})
const said = (key: keyof (typeof copy)['fr']): Bilingual => ({ fr: copy.fr[key], en: copy.en[key] })

/** The name of the first field of a question, put to one of a party. */
export function fieldOf(questionId: string, position: number): string {
  return `a${position}.${questionId}`
}

/**
 * An event's question as the fields that answer it, in the kinds of question that the house has everywhere: a diet is a
 * list and a line, a licence a number and a day, a yes or no a choice of two.
 */
export function partsOf(question: AskedQuestion, field: string, today: string): QuestionPart[] {
  const common = {
    id: field,
    label: question.label,
    help: { fr: '', en: '' },
    isRequired: question.isRequired,
    purpose: question.purpose,
    readBy: 'managers' as const,
    keptMonths: null,
    showWhen: null,
    weight: 0,
  }
  const options = question.choices.map(({ id, label }) => ({ id, label, points: 0, isFatal: false }))
  const pastDay = { kind: 'date' as const, notBefore: '1900-01-01', notAfter: today }
  switch (question.kind) {
    case 'diet':
      return [
        { ...common, kind: 'several', options, least: 1, most: Math.max(1, options.length) },
        {
          ...common,
          kind: 'short',
          id: `${field}.words`,
          label: said('words'),
          isRequired: false,
          mostCharacters: 200,
        },
      ]
    case 'licence':
      return [
        { ...common, kind: 'short', id: `${field}.number`, label: said('number'), mostCharacters: 40 },
        { ...common, ...pastDay, id: `${field}.since`, label: said('since') },
      ]
    case 'birth_date':
      return [{ ...common, ...pastDay }]
    case 'size':
    case 'choice':
      return [{ ...common, kind: 'choice', options }]
    case 'text':
      return [{ ...common, kind: 'long', mostCharacters: 500 }]
    case 'yes_no':
      return [
        {
          ...common,
          kind: 'choice',
          options: (['yes', 'no'] as const).map(id => ({ id, label: said(id), points: 0, isFatal: false })),
        },
      ]
  }
}
