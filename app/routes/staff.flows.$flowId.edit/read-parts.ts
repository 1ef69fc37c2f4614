import { readMajorUnits } from '~/domain/events/money'
import { currencies } from '~/domain/events/types'
import type { FlowWords } from '~/domain/qualification/edit-draft'
import {
  type ChoiceQuestion,
  type Committee,
  type FlowDefinition,
  type KnockOut,
  mostVotes,
  type Option,
  type Question,
  type Step,
  waysIn,
} from '~/domain/qualification/types'
import { readCondition } from './condition-form'
import type { Fields } from './form-reader'

/** How many empty lines a list offers for more. */
export const spareLines = 2

export function readWords(fields: Fields, kept: FlowDefinition): FlowWords {
  return {
    name: fields.words('name'),
    story: fields.words('story'),
    criteria: fields.lines('criteria').slice(0, 12),
    decides: fields.words('decides'),
    promiseDays: fields.number('promiseDays', { least: 1, most: 365 }, kept.promiseDays),
    keptMonths: fields.number('keptMonths', { least: 1, most: 120 }, kept.keptMonths),
    returnMonths: fields.numberOrNull('returnMonths', { least: 0, most: 120 }, kept.returnMonths),
  }
}

export function readJudging(
  fields: Fields,
  kept: FlowDefinition,
): { committee: Committee; minimumScore: number | null } {
  const criteria: Committee['criteria'] = []
  for (let at = 0; fields.form.has(`criterion.${at}.fr`); at += 1) {
    const label = fields.words(`criterion.${at}`)
    if (label.fr + label.en === '') continue
    const weight = fields.number(`criterion.${at}.weight`, { least: 0, most: 100, decimals: true }, 1)
    criteria.push({ id: fields.text(`criterion.${at}.id`) || `new-${at}`, label, weight })
  }
  return {
    committee: {
      criteria: criteria.slice(0, 12),
      quorum: fields.number('quorum', { least: 0, most: mostVotes }, kept.committee.quorum),
      veto: fields.isOn('veto'),
    },
    minimumScore: fields.numberOrNull(
      'minimumScore',
      { least: 0, most: 10, decimals: true },
      kept.minimumScore,
    ),
  }
}

export function readKnockOut(fields: Fields, kept: KnockOut, questions: readonly Question[]): KnockOut {
  return {
    id: kept.id,
    words: fields.words('words'),
    when: readCondition(fields, 'when', questions, kept.when) ?? { any: [] },
  }
}

export function readStep(fields: Fields, kept: Step, questions: readonly Question[]): Step {
  const common = {
    title: fields.words('title'),
    text: fields.words('text'),
    showWhen: readCondition(fields, 'when', questions, kept.showWhen),
    sparedTo: waysIn.filter(way => fields.all('sparedTo').includes(way)),
  }
  switch (kept.kind) {
    case 'statement':
    case 'questions':
    case 'proof':
    case 'your_questions':
      return { ...kept, ...common }
    case 'review':
      return { ...kept, title: common.title, text: common.text }
    case 'quiz':
      return {
        ...kept,
        ...common,
        seconds: fields.numberOrNull('seconds', { least: 1, most: 7200 }, kept.seconds),
      }
    case 'vouching':
      return { ...kept, ...common, vouchers: fields.number('vouchers', { least: 1, most: 9 }, kept.vouchers) }
    case 'interview':
      return { ...kept, ...common, minutes: fields.number('minutes', { least: 5, most: 480 }, kept.minutes) }
    case 'fee': {
      const currency = currencies.find(one => one === fields.text('currency')) ?? kept.currency
      const amount = readMajorUnits(fields.text('amount'), currency)
      const isSum = amount !== null && amount > 0 && amount <= 100_000_000
      if (!isSum) fields.note('amount', { problem: 'sum' })
      return {
        ...kept,
        ...common,
        amount: isSum ? amount : kept.amount,
        currency,
        isReturned: fields.text('isReturned') === 'yes',
      }
    }
  }
}

export function readQuestion(fields: Fields, kept: Question, questions: readonly Question[]): Question {
  const common = {
    label: fields.words('label'),
    help: fields.words('help'),
    purpose: fields.words('purpose'),
    isRequired: fields.isOn('isRequired'),
    readBy: fields.text('readBy') === 'managers' ? ('managers' as const) : ('committee' as const),
    keptMonths: fields.numberOrNull('keptMonths', { least: 0, most: 120 }, kept.keptMonths),
    showWhen: readCondition(fields, 'when', questions, kept.showWhen),
    weight: fields.form.has('weight')
      ? fields.number('weight', { least: 0, most: 100, decimals: true }, kept.weight)
      : kept.weight,
  }
  switch (kept.kind) {
    case 'short':
    case 'long': {
      const bounds = { least: 1, most: 20_000 }
      return {
        ...kept,
        ...common,
        mostCharacters: fields.number('mostCharacters', bounds, kept.mostCharacters),
      }
    }
    case 'choice':
    case 'ranking':
      return { ...kept, ...common, options: readOptions(fields) }
    case 'several': {
      const bounds = { least: 0, most: 60 }
      return {
        ...kept,
        ...common,
        options: readOptions(fields),
        least: fields.number('least', bounds, kept.least),
        most: fields.number('most', bounds, kept.most),
      }
    }
    case 'number': {
      const bounds = { least: -1_000_000_000, most: 1_000_000_000, decimals: true }
      return {
        ...kept,
        ...common,
        least: fields.number('least', bounds, kept.least),
        most: fields.number('most', bounds, kept.most),
        unit: fields.words('unit'),
      }
    }
    case 'date':
      return {
        ...kept,
        ...common,
        notBefore: fields.dayOrNull('notBefore', kept.notBefore),
        notAfter: fields.dayOrNull('notAfter', kept.notAfter),
      }
    case 'file':
      return {
        ...kept,
        ...common,
        accepts: fields.text('accepts') === 'images' ? 'images' : 'images_and_pdf',
        most: fields.number('most', { least: 1, most: 20 }, kept.most),
      }
    case 'consent':
      return { ...kept, ...common, words: fields.words('words') }
    case 'address':
    case 'vehicle':
      return { ...kept, ...common }
  }
}

/** The lines with words in either language, in the order in which they stand. */
function readOptions(fields: Fields): ChoiceQuestion['options'] {
  const options: Option[] = []
  for (let at = 0; fields.form.has(`option.${at}.fr`); at += 1) {
    const label = fields.words(`option.${at}`)
    const id = fields.text(`option.${at}.id`)
    if (label.fr + label.en === '') continue
    const points = fields.form.has(`option.${at}.points`)
      ? fields.number(`option.${at}.points`, { least: 0, most: 10, decimals: true }, 0)
      : 0
    options.push({ id: id || `new-${at}`, label, points, isFatal: fields.isOn(`option.${at}.fatal`) })
  }
  return options.slice(0, 60)
}
