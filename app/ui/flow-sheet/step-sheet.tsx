import type { ReactNode } from 'react'
import type { Answers, FileQuestion, Question, Step } from '~/domain/qualification/types'
import { formatMoney } from '~/shared/format'
import { useCopy, useLocale } from '../locale'
import { QuestionField } from '../questions/question-field'
import { QuestionTrust } from '../questions/question-trust'
import { StepText } from '../questions/step-text'
import type { TypedFields } from '../questions/typed'
import { sheetCopy } from './copy'

type StepSheetProps = {
  step: Step
  questions: readonly Question[]
  keptMonths: number
  answers?: Answers
  typed?: TypedFields
  errors?: Readonly<Record<string, readonly string[]>>
  level?: 1 | 2
  /** What stands over a question, for the staff alone. */
  over?: (question: Question) => ReactNode
}

/** A step as its applicant meets it. Where something happens outside the page, a sentence says what. */
export function StepSheet({ step, questions, level = 2, ...rest }: StepSheetProps) {
  const t = useCopy(sheetCopy)
  const locale = useLocale()
  const titled =
    step.title[locale] === '' ? { ...step, title: { fr: t('untitled'), en: t('untitled') } } : step
  return (
    <div className="grid gap-8">
      <div>
        <StepText step={titled} level={level} />
        <Happening step={step} />
      </div>
      {questions.length > 0 ? (
        <div className="questions">
          {questions.map(question => (
            <Asked key={question.id} question={question} {...rest} />
          ))}
        </div>
      ) : null}
    </div>
  )
}

type AskedProps = Omit<StepSheetProps, 'step' | 'questions' | 'level'> & { question: Question }

function Asked({ question, keptMonths, answers, typed, errors, over }: AskedProps) {
  const t = useCopy(sheetCopy)
  const locale = useLocale()
  const label = question.label[locale] === '' ? { fr: t('unasked'), en: t('unasked') } : question.label
  return (
    <div data-asked={question.id}>
      {over?.(question)}
      {question.kind === 'file' ? (
        <FileStandIn
          question={{ ...question, label }}
          keptMonths={keptMonths}
          errors={errors?.[question.id]}
        />
      ) : (
        <QuestionField
          question={{ ...question, label }}
          value={answers?.[question.id] ?? null}
          typed={typed}
          errors={errors?.[question.id]}
          keptMonths={keptMonths}
        />
      )}
    </div>
  )
}

type FileStandInProps = { question: FileQuestion; keptMonths: number; errors?: readonly string[] }

/** A file is described, not taken: this page keeps nothing. */
function FileStandIn({ question, keptMonths, errors }: FileStandInProps) {
  const t = useCopy(sheetCopy)
  const locale = useLocale()
  const most = { count: question.most }
  return (
    <div className="question">
      <p className="field-question">{question.label[locale]}</p>
      {question.help[locale] ? <p className="field-hint mt-1.5">{question.help[locale]}</p> : null}
      <p className="sheet-file">{question.accepts === 'images' ? t('images', most) : t('documents', most)}</p>
      {errors ? <p className="field-error mt-1.5">{errors.join(' ')}</p> : null}
      <QuestionTrust question={question} keptMonths={keptMonths} />
    </div>
  )
}

function Happening({ step }: { step: Step }) {
  const locale = useLocale()
  const t = useCopy(sheetCopy)
  const tell = (): string | null => {
    switch (step.kind) {
      case 'vouching':
        return t('vouching', { count: step.vouchers })
      case 'interview':
        return t('interview', { minutes: step.minutes })
      case 'fee': {
        const sum = formatMoney(step.amount, step.currency, locale)
        return step.isReturned ? t('deposit', { sum }) : t('fee', { sum })
      }
      case 'your_questions':
        return t('yourQuestions')
      case 'review':
        return t('review')
      case 'quiz':
        if (step.seconds === null) return null
        return step.seconds % 60 === 0
          ? t('minutes', { count: step.seconds / 60 })
          : t('quiz', { count: step.seconds })
      default:
        return null
    }
  }
  const told = tell()
  return told === null ? null : <p className="sheet-happening">{told}</p>
}
