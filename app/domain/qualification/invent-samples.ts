import { type Bilingual, defineCopy, type Locale, translate } from '~/shared/copy'
import { candidatesFor } from './candidates'
import { quote } from './condition-words'
import { answerTo, type Comparison, holds } from './conditions'
import { type Found, findAnswers } from './find-answers'
import { isWalked, questionsOf } from './passage'
import type { Answers, AnswerValue, FlowDefinition, Option, Question, QuestionOf } from './types'
import type { Sample } from './would-pass'

const copy = defineCopy({
  fr: {
    best: 'Les meilleures réponses',
    poorest: 'Les réponses les plus faibles',
    fatal: 'Une réponse qui parle contre\u00a0: {{option}}',
    knock_out: 'De quoi remplir {{words}}',
  },
  en: {
    best: 'The best answers',
    poorest: 'The poorest answers',
    fatal: 'An answer that speaks against: {{option}}',
    knock_out: 'What it takes to meet {{words}}',
  },
})

/**
 * Made-up applications that try every rule of a flow: the best and the poorest answers all along, each answer that
 * speaks against, and each knock-out, with the best answers to whatever else is then shown. The same definition always
 * gives the same ones; a rule that no answers reach has none.
 */
export function inventSamples(definition: FlowDefinition, locale: Locale): Sample[] {
  const t = translate(copy, locale)
  const plain: Sample[] = (['best', 'poorest'] as const).map(wish => ({
    label: t(wish),
    answers: answerAll(definition, nothingDecided, wish),
    way: null,
  }))
  const fatal = fatalOptions(definition).map(({ comparison, label }) => ({
    label: t('fatal', { option: quote(label[locale], locale) }),
    when: comparison,
  }))
  const knockOuts = definition.knockOuts.map(({ when, words }) => ({
    label: t('knock_out', { words: quote(words[locale], locale) }),
    when,
  }))
  const reached = [...fatal, ...knockOuts].flatMap(({ label, when }): Sample[] => {
    const found = findAnswers(definition, { conditions: [when], step: null })
    return found ? [{ label, answers: answerAll(definition, found, 'best'), way: found.way }] : []
  })
  return [...plain, ...reached]
}

type Decided = NonNullable<Found>
const nothingDecided: Decided = { answers: {}, way: null, decided: [] }
type Wish = 'best' | 'poorest'

/** Walks the flow once: what is decided stays as it is, and everything else that is shown is answered as wished. */
function answerAll(definition: FlowDefinition, given: Decided, wish: Wish): Answers {
  const answers: Record<string, AnswerValue> = {}
  for (const step of definition.steps) {
    if (!isWalked(step, answers, given.way)) continue
    for (const question of questionsOf(step)) {
      if (question.showWhen !== null && !holds(question.showWhen, answers)) continue
      const value = given.decided.includes(question.id)
        ? answerTo(given.answers, question.id)
        : wished(question, wish)
      if (value !== undefined) answers[question.id] = value
    }
  }
  return answers
}

/** Undefined for a question that has no answer at all. */
function wished(question: Question, wish: Wish): AnswerValue | undefined {
  if (question.kind === 'number' && question.least <= question.most) return wishedNumber(question, wish)
  if (!('options' in question)) return [...candidatesFor(question, [])][0]
  const byPoints = (a: Option, b: Option) => (wish === 'best' ? b.points - a.points : a.points - b.points)
  // What speaks against by itself comes last either way: it is tried apart.
  const ids = [...question.options]
    .sort((a, b) => Number(a.isFatal) - Number(b.isFatal) || byPoints(a, b))
    .map(({ id }) => id)
  if (question.kind === 'ranking') return ids
  return question.kind === 'choice' ? ids[0] : ids.slice(0, Math.max(1, question.least))
}

/** Where the number says nothing of itself, one in the middle, so that no rule at its ends is met by chance. */
function wishedNumber({ weight, least, most }: QuestionOf<'number'>, wish: Wish): number {
  if (weight > 0) return wish === 'best' ? most : least
  return Math.min(most, Math.max(least, Math.round((least + most) / 2)))
}

function fatalOptions({ steps }: FlowDefinition): { comparison: Comparison; label: Bilingual }[] {
  return steps.flatMap(questionsOf).flatMap(question => {
    if (question.kind !== 'choice' && question.kind !== 'several') return []
    return question.options
      .filter(({ isFatal }) => isFatal)
      .map(({ id, label }) => ({
        label,
        comparison:
          question.kind === 'choice'
            ? { question: question.id, is: 'one_of' as const, options: [id] }
            : { question: question.id, is: 'includes' as const, option: id },
      }))
  })
}
