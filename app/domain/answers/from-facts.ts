import { LOCALES } from '~/shared/copy'
import type { FactKind } from '../profile/types'
import type { AskedQuestion } from './question-parts'
import { asDiet, asLicence } from './read-answer'
import { tellAnswer } from './tell-answer'
import type { EventAnswer } from './types'

/** The facts of a person that answer a question of each kind; the others are answered for their event alone. */
export const factsOfKind = {
  diet: ['diet'],
  size: ['size'],
  licence: ['licence_number', 'licence_since'],
  birth_date: ['birth_date'],
} as const satisfies Partial<Record<AskedQuestion['kind'], readonly FactKind[]>>

/** The facts that a question of this kind is answered from, and remembered as; none for most. */
export function factKindsOf(kind: AskedQuestion['kind']): readonly FactKind[] {
  return kind in factsOfKind ? factsOfKind[kind as keyof typeof factsOfKind] : []
}

/** What is known of a person as fields of an answer that may still lack a part; null when nothing is known. */
export function answerFromFacts(
  question: AskedQuestion,
  facts: ReadonlyMap<string, string>,
): EventAnswer | null {
  switch (question.kind) {
    case 'diet': {
      const told = facts.get('diet')
      return told === undefined ? null : readDiet(question, told)
    }
    case 'size': {
      const told = facts.get('size')
      return (told !== undefined && findChoice(question, told)) || null
    }
    case 'licence': {
      const [number = '', since = ''] = [facts.get('licence_number'), facts.get('licence_since')]
      return number + since === '' ? null : { number, since }
    }
    case 'birth_date':
      return facts.get('birth_date') ?? null
    default:
      return null
  }
}

/** An answer as the facts that it becomes once the person wants it remembered, each by its kind. */
export function factsFromAnswer(
  question: AskedQuestion,
  answer: EventAnswer,
  locale: 'fr' | 'en',
): [FactKind, string][] {
  const licence = question.kind === 'licence' ? asLicence(answer) : null
  if (licence)
    return [
      ['licence_number', licence.number],
      ['licence_since', licence.since],
    ]
  if (question.kind === 'birth_date' && typeof answer === 'string') return [['birth_date', answer]]
  if (question.kind !== 'diet' && question.kind !== 'size') return []
  if (question.kind === 'diet' && asDiet(answer) === null) return []
  const said = tellAnswer(question, answer, locale)
  return said === '' ? [] : [[question.kind, said]]
}

/** What was said at table, in either language: what is a choice here is chosen, the rest stays in their words. */
function readDiet(question: AskedQuestion, told: string): EventAnswer {
  const words = told.split(',').map(word => word.trim())
  const found = words.map(word => ({ word, id: findChoice(question, word) }))
  const chosen = found.flatMap(({ id }) => (id ? [id] : []))
  return {
    choices: question.choices.map(({ id }) => id).filter(id => chosen.includes(id)),
    words: found
      .filter(({ id, word }) => !id && word !== '')
      .map(({ word }) => word)
      .join(', '),
  }
}

function findChoice(question: AskedQuestion, told: string): string | undefined {
  const plain = (text: string) => text.trim().toLocaleLowerCase('fr')
  return question.choices.find(({ label }) => LOCALES.some(locale => plain(label[locale]) === plain(told)))
    ?.id
}
