import type { QuestionOf } from '~/domain/qualification/types'
import { useCopy, useLocale } from '../locale'
import { questionCopy } from './copy'
import { Paragraphs } from './paragraphs'
import { QuestionGroup } from './question-group'
import { type QuestionFieldProps, questionFieldId } from './question-props'
import { typedOr } from './typed'

/** Several answers, all in view. */
export function SeveralField({ question, value, typed, errors }: QuestionFieldProps<QuestionOf<'several'>>) {
  const t = useCopy(questionCopy)
  const locale = useLocale()
  const { least, most, options } = question
  const chosen = typed ? (typed[question.id] ?? []) : Array.isArray(value) ? value : []
  const hint =
    least === most
      ? t('several', { count: most })
      : least > 1
        ? t('between', { least, most })
        : most < options.length
          ? t('upTo', { count: most })
          : undefined
  return (
    <QuestionGroup question={question} hint={hint} errors={errors}>
      <div className="choices">
        {options.map((option, index) => (
          <label key={option.id} className="choice">
            <input
              type="checkbox"
              id={index === 0 ? questionFieldId(question) : `${questionFieldId(question)}-${option.id}`}
              name={question.id}
              value={option.id}
              defaultChecked={chosen.includes(option.id)}
            />
            <span>{option.label[locale]}</span>
          </label>
        ))}
      </div>
    </QuestionGroup>
  )
}

/** Every option has its rank, chosen from a list: what matters most is 1. */
export function RankingField({ question, value, typed, errors }: QuestionFieldProps<QuestionOf<'ranking'>>) {
  const t = useCopy(questionCopy)
  const locale = useLocale()
  const kept = Array.isArray(value) ? value : []
  const ranks = question.options.map((_, index) => String(index + 1))
  const rankOf = (optionId: string) => (kept.includes(optionId) ? String(kept.indexOf(optionId) + 1) : '')
  return (
    <QuestionGroup question={question} hint={t('rankHint')} errors={errors}>
      <ul className="ranking">
        {question.options.map((option, index) => {
          const name = `${question.id}.rank.${option.id}`
          return (
            <li key={option.id}>
              <span aria-hidden="true">{option.label[locale]}</span>
              <select
                className="control tabular"
                id={index === 0 ? questionFieldId(question) : undefined}
                name={name}
                aria-label={t('rank', { option: option.label[locale] })}
                defaultValue={typedOr(typed, name, rankOf(option.id))}
              >
                <option value="">{t('noRank')}</option>
                {ranks.map(rank => (
                  <option key={rank}>{rank}</option>
                ))}
              </select>
            </li>
          )
        })}
      </ul>
    </QuestionGroup>
  )
}

/** The words that are agreed to stand whole above the box that agrees to them. */
export function ConsentField({ question, value, typed, errors }: QuestionFieldProps<QuestionOf<'consent'>>) {
  const t = useCopy(questionCopy)
  const locale = useLocale()
  const given = typed
    ? typed[question.id] !== undefined
    : typeof value === 'object' && value !== null && 'given' in value && value.given
  return (
    <QuestionGroup question={question} errors={errors}>
      <Paragraphs text={question.words[locale]} className="consent-words" />
      <label className="choice mt-2">
        <input type="checkbox" id={questionFieldId(question)} name={question.id} defaultChecked={given} />
        <span>{t('agree')}</span>
      </label>
    </QuestionGroup>
  )
}
