import { paths } from '~/shared/paths'
import { useCopy } from '~/ui/locale'
import { MemberShell } from '~/ui/member-shell'
import { Notice } from '~/ui/notice'
import { StepText } from '~/ui/questions/step-text'
import { copy } from './copy'
import { QuizPart } from './quiz-part'
import { ReviewPart } from './review-part'
import { SpecialStep } from './special-step'
import { StepActions } from './step-actions'
import { StepForm } from './step-form'
import { asksMore } from './step-kinds'
import { StepsLine } from './steps-line'
import type { StepAnswer, StepView } from './view'
import { YourQuestions } from './your-questions'

type StepPageProps = StepView & { answer: StepAnswer }

/** One step: the line of steps, the club's own voice, and what the step asks. */
export function StepPage(view: StepPageProps) {
  const t = useCopy(copy)
  const { step, answer } = view
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <MemberShell homeHref={paths.home()} nav={view.nav} account={view.account} flash={view.flash}>
      <div className="passage">
        <StepsLine flowName={view.flowName} line={view.line} />
        <div className="passage-step">
          {view.request ? (
            <div className="mb-8">
              <Notice title={t('reopened')}>
                <p className="whitespace-pre-line">{view.request}</p>
              </Notice>
            </div>
          ) : null}
          <StepText step={step} />
          {refusal ? (
            <div className="mt-8">
              <Notice tone="warn" live>
                {refusal}
              </Notice>
            </div>
          ) : null}
          <div className="mt-10">
            <StepBody view={view} />
          </div>
        </div>
      </div>
    </MemberShell>
  )
}

function StepBody({ view }: { view: StepPageProps }) {
  const { step, quiz, review, special, answer } = view
  const wrong = answer && 'wrong' in answer ? answer.wrong : null
  if (review) return <ReviewPart review={review} />
  if (quiz && quiz.standing !== 'running') return <QuizPart quiz={quiz} view={view} />
  if (asksMore(step) && special) {
    return (
      <>
        <SpecialStep
          applicationId={view.applicationId}
          step={step}
          special={special}
          amiss={answer && 'amiss' in answer ? answer.amiss : null}
        />
        <StepActions view={view} wrong={wrong} />
      </>
    )
  }
  if (step.kind === 'questions' || step.kind === 'quiz') return <StepForm view={view} wrong={wrong} />
  return (
    <>
      {step.kind === 'your_questions' ? <YourQuestions messages={view.messages} /> : null}
      <StepActions view={view} wrong={wrong} />
    </>
  )
}
