import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatNumber, joinList } from '~/shared/format'
import { quote, tellCondition } from './condition-words'
import { tellStepKind } from './flow-words'
import { questionsOf } from './passage'
import { givesPoints } from './score'
import type { FlowDefinition, Question, Step } from './types'

/** A step or a question as its rules read: what shows it, and what each answer does. */
export type TreeNode = {
  id: string
  label: string
  /** "seulement si …", null when it is always shown. */
  condition: string | null
  rules: string[]
  children: TreeNode[]
}
export type FlowTree = { steps: TreeNode[]; rules: string[] }

const copy = defineCopy({
  fr: {
    only_if: 'seulement si {{condition}}',
    spared_nomination: 'épargnée à qui est parrainé',
    spared_code: 'épargnée à qui vient avec un code',
    weight: 'pèse {{weight}}',
    option_points: '{{option}}\u00a0: {{points}} sur 10',
    fatal: '{{option}} parle contre, quel que soit le score',
    grows: 'de 0 pour {{least}} à 10 pour {{most}}',
    ranking: 'l’ordre compte\u00a0: 10 lorsque les réponses suivent leurs points, 0 à rebours',
    mean: 'la moyenne des réponses choisies',
    seconds_one: 'une seconde',
    seconds_other: '{{count}} secondes',
    vouchers_one: 'un membre donne sa parole',
    vouchers_other: '{{count}} membres donnent leur parole',
    minimum: 'en dessous de {{score}} sur 10, le score déconseille',
    knock_out: 'parle contre si {{condition}}\u00a0: {{words}}',
    advises: 'Rien de tout cela ne décide.',
  },
  en: {
    only_if: 'only if {{condition}}',
    spared_nomination: 'spared to those who are nominated',
    spared_code: 'spared to those who come with a code',
    weight: 'weighs {{weight}}',
    option_points: '{{option}}: {{points}} out of 10',
    fatal: '{{option}} speaks against, whatever the score',
    grows: 'from 0 for {{least}} to 10 for {{most}}',
    ranking: 'the order counts: 10 when the answers follow their points, 0 when they run against them',
    mean: 'the mean of the answers chosen',
    seconds_one: 'one second',
    seconds_other: '{{count}} seconds',
    vouchers_one: 'one member gives their word',
    vouchers_other: '{{count}} members give their word',
    minimum: 'below {{score}} out of 10 the score advises against',
    knock_out: 'speaks against if {{condition}}: {{words}}',
    advises: 'None of this decides.',
  },
})

/** The rules of a flow as a manager can read them: its steps with their questions, then what speaks against as a whole. */
export function tellTree(definition: FlowDefinition, locale: Locale): FlowTree {
  const t = translate(copy, locale)
  const minimum = definition.minimumScore
  return {
    steps: definition.steps.map(step => ({
      id: step.id,
      label: step.title[locale] || tellStepKind(step.kind, locale),
      condition: tellShown(step.showWhen, definition, locale),
      rules: rulesOfStep(step, locale),
      children: questionsOf(step).map(question => ({
        id: question.id,
        label: question.label[locale],
        condition: tellShown(question.showWhen, definition, locale),
        rules: rulesOfQuestion(question, locale),
        children: [],
      })),
    })),
    rules: [
      ...(minimum === null ? [] : [t('minimum', { score: formatNumber(minimum, locale) })]),
      ...definition.knockOuts.map(({ when, words }) =>
        t('knock_out', { condition: tellCondition(when, definition, locale), words: words[locale] }),
      ),
      t('advises'),
    ],
  }
}

function tellShown(showWhen: Step['showWhen'], definition: FlowDefinition, locale: Locale): string | null {
  if (showWhen === null) return null
  return translate(copy, locale)('only_if', { condition: tellCondition(showWhen, definition, locale) })
}

function rulesOfStep(step: Step, locale: Locale): string[] {
  const t = translate(copy, locale)
  const spared = step.sparedTo.map(way => t(way === 'nomination' ? 'spared_nomination' : 'spared_code'))
  if (step.kind === 'quiz' && step.seconds !== null) return [...spared, t('seconds', { count: step.seconds })]
  return step.kind === 'vouching' ? [...spared, t('vouchers', { count: step.vouchers })] : spared
}

function rulesOfQuestion(question: Question, locale: Locale): string[] {
  const t = translate(copy, locale)
  const options = question.kind === 'choice' || question.kind === 'several' ? question.options : []
  const fatal = options.filter(({ isFatal }) => isFatal).map(({ label }) => quote(label[locale], locale))
  const speaksAgainst = fatal.length > 0 ? [t('fatal', { option: joinList(fatal, locale, 'or') })] : []
  if (question.weight === 0 || !givesPoints(question)) return speaksAgainst
  const weight = t('weight', { weight: formatNumber(question.weight, locale) })
  const number = (value: number) => formatNumber(value, locale)
  switch (question.kind) {
    case 'number':
      return [weight, t('grows', { least: number(question.least), most: number(question.most) })]
    case 'ranking':
      return [weight, t('ranking')]
    default:
      return [
        weight,
        ...options.map(({ label, points }) =>
          t('option_points', { option: quote(label[locale], locale), points: number(points) }),
        ),
        ...(question.kind === 'several' ? [t('mean')] : []),
        ...speaksAgainst,
      ]
  }
}
