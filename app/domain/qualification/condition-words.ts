import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatDay, formatNumber, joinList } from '~/shared/format'
import type { Comparison } from './conditions'
import { questionsOf } from './passage'
import type { Condition, FlowDefinition, Question } from './types'

const copy = defineCopy({
  fr: {
    quoted: '«\u202f{{text}}\u202f»',
    lost: 'une question qui n’existe plus',
    lost_option: 'une réponse qui n’existe plus',
    answered: '{{question}} a une réponse',
    not_answered: '{{question}} n’a pas de réponse',
    one_of: 'la réponse à {{question}} est {{value}}',
    not_one_of: 'la réponse à {{question}} n’est pas {{value}}',
    includes: 'la réponse à {{question}} comprend {{value}}',
    not_includes: 'la réponse à {{question}} ne comprend pas {{value}}',
    at_least: 'la réponse à {{question}} est {{value}} ou plus',
    not_at_least: 'la réponse à {{question}} n’atteint pas {{value}}',
    at_most: 'la réponse à {{question}} est {{value}} ou moins',
    not_at_most: 'la réponse à {{question}} n’est pas {{value}} ou moins',
    on_or_before: 'la réponse à {{question}} est le {{value}} ou avant',
    not_on_or_before: 'la réponse à {{question}} n’est pas le {{value}} ou avant',
    on_or_after: 'la réponse à {{question}} est le {{value}} ou après',
    not_on_or_after: 'la réponse à {{question}} n’est pas le {{value}} ou après',
    given: '{{question}} est accepté',
    not_given: '{{question}} n’est pas accepté',
    always: 'toujours',
    never: 'jamais',
  },
  en: {
    quoted: '“{{text}}”',
    lost: 'a question that is no longer there',
    lost_option: 'an answer that is no longer there',
    answered: '{{question}} has an answer',
    not_answered: '{{question}} has no answer',
    one_of: 'the answer to {{question}} is {{value}}',
    not_one_of: 'the answer to {{question}} is not {{value}}',
    includes: 'the answer to {{question}} includes {{value}}',
    not_includes: 'the answer to {{question}} does not include {{value}}',
    at_least: 'the answer to {{question}} is {{value}} or more',
    not_at_least: 'the answer to {{question}} falls short of {{value}}',
    at_most: 'the answer to {{question}} is {{value}} or less',
    not_at_most: 'the answer to {{question}} is not {{value}} or less',
    on_or_before: 'the answer to {{question}} is {{value}} or before',
    not_on_or_before: 'the answer to {{question}} is not {{value}} or before',
    on_or_after: 'the answer to {{question}} is {{value}} or after',
    not_on_or_after: 'the answer to {{question}} is not {{value}} or after',
    given: '{{question}} is agreed to',
    not_given: '{{question}} is not agreed to',
    always: 'always',
    never: 'never',
  },
})

/**
 * A condition as the end of a sentence that began with "if": "la réponse à « Votre lien ? » est « Je conduis »". What
 * is denied is said of each comparison, so that no reader has to turn a bracket inside out.
 */
export function tellCondition(condition: Condition, definition: FlowDefinition, locale: Locale): string {
  const questions = definition.steps.flatMap(questionsOf)
  return tell(condition, { questions, locale, isDenied: false, isInner: false })
}

type Telling = { questions: readonly Question[]; locale: Locale; isDenied: boolean; isInner: boolean }

function tell(condition: Condition, telling: Telling): string {
  if ('not' in condition) return tell(condition.not, { ...telling, isDenied: !telling.isDenied })
  if ('all' in condition) return tellMany(condition.all, telling.isDenied ? 'or' : 'and', telling)
  if ('any' in condition) return tellMany(condition.any, telling.isDenied ? 'and' : 'or', telling)
  return tellComparison(condition, telling)
}

/** All of nothing always holds, any of nothing never does. */
function tellMany(parts: readonly Condition[], word: 'and' | 'or', telling: Telling): string {
  if (parts.length === 0) return translate(copy, telling.locale)(word === 'and' ? 'always' : 'never')
  const told = parts.map(part => tell(part, { ...telling, isInner: telling.isInner || parts.length > 1 }))
  const joined = joinList(told, telling.locale, word)
  return telling.isInner && parts.length > 1 ? `(${joined})` : joined
}

function tellComparison(comparison: Comparison, { questions, locale, isDenied }: Telling): string {
  const t = translate(copy, locale)
  const question = questions.find(({ id }) => id === comparison.question)
  const name = question ? quote(question.label[locale], locale) : t('lost')
  const value = tellValue(comparison, question, locale)
  return t(isDenied ? `not_${comparison.is}` : comparison.is, { question: name, value })
}

function tellValue(comparison: Comparison, question: Question | undefined, locale: Locale): string {
  const options = question && 'options' in question ? question.options : []
  const label = (id: string) => {
    const option = options.find(one => one.id === id)
    return option ? quote(option.label[locale], locale) : translate(copy, locale)('lost_option')
  }
  switch (comparison.is) {
    case 'answered':
    case 'given':
      return ''
    case 'one_of':
      return joinList(comparison.options.map(label), locale, 'or')
    case 'includes':
      return label(comparison.option)
    case 'at_least':
    case 'at_most': {
      const unit = question?.kind === 'number' ? question.unit[locale] : ''
      return [formatNumber(comparison.number, locale), unit].filter(part => part !== '').join('\u00a0')
    }
    case 'on_or_before':
    case 'on_or_after':
      return formatDay(comparison.date, locale)
  }
}

/** A label as it is named within a sentence. */
export function quote(text: string, locale: Locale): string {
  return translate(copy, locale)('quoted', { text })
}
