import type { Question } from '~/domain/qualification/types'
import { useCopy, useLocale } from '../locale'
import { questionCopy } from './copy'
import { tellPurpose } from './tell-purpose'

type QuestionTrustProps = {
  question: Pick<Question, 'purpose' | 'readBy' | 'keptMonths'>
  /** How many months the flow keeps what says nothing of its own. */
  keptMonths: number
  id?: string
}

/** Under a question, in one quiet line: what the answer is for, who reads it, and how long it is kept. */
export function QuestionTrust({ question, keptMonths, id }: QuestionTrustProps) {
  const locale = useLocale()
  const t = useCopy(questionCopy)
  const readers = t(question.readBy === 'managers' ? 'readByManagers' : 'readByCommittee')
  const kept = t('kept', { count: question.keptMonths ?? keptMonths })
  return (
    <p id={id} className="question-trust">
      {tellPurpose(question.purpose[locale], locale)} {readers}, {kept}.
    </p>
  )
}
