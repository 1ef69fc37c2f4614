import type { Step } from '~/domain/qualification/types'
import { FeePart } from './fee-part'
import { FileQuestionPart } from './file-question-part'
import { InterviewPart } from './interview-part'
import type { SpecialAmiss, SpecialView } from './special-view'
import { VouchingPart } from './vouching-part'

type SpecialStepProps = {
  applicationId: string
  step: Step
  special: SpecialView
  amiss?: SpecialAmiss | null
}

/** What a step asks besides typed answers: proofs, a member's word, an hour, a sum. Each part has forms of its own. */
export function SpecialStep({ applicationId, step, special, amiss = null }: SpecialStepProps) {
  const { isOpen, keptMonths, files, vouching, interview, fee } = special
  if (step.kind === 'vouching' && vouching)
    return <VouchingPart wanted={step.vouchers} view={vouching} isOpen={isOpen} amiss={amiss} />
  if (step.kind === 'interview' && interview)
    return <InterviewPart minutes={step.minutes} view={interview} amiss={amiss} />
  if (step.kind === 'fee' && fee) return <FeePart view={fee} isOpen={isOpen} />
  if (step.kind !== 'proof') return null
  return (
    <div className="questions">
      {step.questions
        .filter(({ id }) => id in files)
        .map(question => (
          <FileQuestionPart
            key={question.id}
            applicationId={applicationId}
            question={question}
            files={files[question.id] ?? []}
            isOpen={isOpen}
            keptMonths={keptMonths}
          />
        ))}
    </div>
  )
}
