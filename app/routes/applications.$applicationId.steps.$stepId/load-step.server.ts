import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { isLiving, mayOpenStep, neighboursOf } from '~/domain/applications/policy'
import { veilStep } from '~/domain/applications/veil'
import type { PassageStep } from '~/domain/qualification/types'
import { paths } from '~/shared/paths'
import { type Applicant, frameOf, requireApplicant } from '~/web/applicant.server'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { loadSpecialStep } from './special-steps.server'
import { asksMore, isSpecial } from './step-kinds'
import { tellLine, tellMessages, tellQuestions, tellQuiz, tellReview } from './tell-step.server'

/** One step of the actor's own passage. A step that is not open leads to where they are; looking changes nothing. */
export async function loadStep({ request, params }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.applicationId)
  const { mine, locale } = applicant
  const at = findOpen(applicant, params.stepId ?? '')
  const { flash, headers } = readFlash(request)
  const { step } = at
  const { id, state } = mine.application
  const requests = mine.messages.filter(({ kind, settledAt }) => kind === 'request' && settledAt === null)
  return data(
    {
      ...frameOf(applicant),
      flash,
      applicationId: id,
      step: veilStep(step),
      isDraft: state === 'draft',
      isOpen: mayOpenStep(state, mine.passage, step.id, mine.requested).ok,
      /** What the club asks, when this step is open again for it. */
      request: state === 'draft' ? null : (requests.find(({ stepId }) => stepId === step.id)?.words ?? ''),
      line: tellLine(applicant, step.id),
      hasPrevious: state === 'draft' && neighboursOf(mine.passage, step.id).previous !== null,
      keptMonths: mine.definition.keptMonths,
      questions: tellQuestions(applicant, at),
      quiz: tellQuiz(applicant, step),
      review: step.kind === 'review' ? await tellReview(applicant) : null,
      messages: step.kind === 'your_questions' ? tellMessages(mine.messages) : [],
      special: isSpecial(at)
        ? await loadSpecialStep(getCtx(), applicant.actor, mine.application, step, locale)
        : null,
    },
    { headers },
  )
}

function findOpen({ mine }: Applicant, stepId: string): PassageStep {
  const { id, state } = mine.application
  const opened = mayOpenStep(state, mine.passage, stepId, mine.requested)
  if (opened.ok) return opened.value
  if (opened.reason === 'step_ahead') throw redirect(paths.applicationStep(id, opened.next))
  // Once sent, what was given beyond words is still there to see, and an hour can still be changed.
  const given = mine.passage.steps.find(({ step }) => step.id === stepId)
  if (given && asksMore(given.step) && isLiving(state)) return given
  throw redirect(paths.application(id))
}
