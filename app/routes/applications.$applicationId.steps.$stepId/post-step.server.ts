import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { askTheClub } from '~/domain/applications/ask-the-club.server'
import { beginQuiz } from '~/domain/applications/begin-quiz.server'
import { submitApplication } from '~/domain/applications/submit-application.server'
import { never } from '~/domain/kernel/result'
import type { PassageStep } from '~/domain/qualification/types'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { type Applicant, requireApplicant } from '~/web/applicant.server'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { copy } from './copy'
import { postSpecialStep } from './post-special-step.server'
import { saveStep } from './save-step.server'
import { isSpecial } from './step-kinds'

/** What was pressed on a step: one of its own buttons, or one of those that every step has. */
export async function postStep({ request, params }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.applicationId)
  const stepId = params.stepId ?? ''
  const form = await request.formData()
  const { mine } = applicant
  switch (String(form.get('intent') ?? '')) {
    case 'continue':
    case 'back':
    case 'later':
      return saveStep(applicant, stepId, form)
    case 'begin_quiz':
      await beginQuiz(getCtx(), applicant.actor, { applicationId: mine.application.id, stepId })
      return redirect(paths.applicationStep(mine.application.id, stepId))
    case 'send':
      return send(applicant)
    case 'ask':
      return ask(applicant, stepId, form)
    default:
      return postOther(applicant, stepId, form, request)
  }
}

/** The buttons of steps that ask for more than written answers. */
async function postOther(
  { actor, mine, locale }: Applicant,
  stepId: string,
  form: FormData,
  request: Request,
) {
  const at = mine.passage.steps.find(({ step }) => step.id === stepId)
  if (!at || !isSpecial(at)) return notFound()
  const done = await postSpecialStep(getCtx(), actor, mine.application, at.step, form, request, locale)
  return done instanceof Response ? done : data({ amiss: done }, { status: 422 })
}

async function send({ actor, mine, locale }: Applicant) {
  const t = translate(copy, locale)
  const { id } = mine.application
  const sent = await submitApplication(getCtx(), actor, { applicationId: id })
  if (sent.ok) return redirectWith(paths.application(id), { tone: 'good', text: t('sentFlash') })
  switch (sent.reason) {
    case 'not_found':
      return notFound()
    case 'withdrawn':
      return redirect(paths.application(id))
    case 'not_whole':
      return data(
        { refusal: t(waitsForVouch(mine.passage.steps) ? 'waitingVouch' : 'notWhole') },
        { status: 409 },
      )
    default:
      return never(sent)
  }
}

/** True when all that is wanting is a member's word. */
function waitsForVouch(steps: readonly PassageStep[]): boolean {
  const wanting = steps.filter(({ step, isDone }) => !isDone && step.kind !== 'review')
  return wanting.length > 0 && wanting.every(({ step }) => step.kind === 'vouching')
}

async function ask({ actor, mine, locale }: Applicant, stepId: string, form: FormData) {
  const t = translate(copy, locale)
  const { id } = mine.application
  const words = String(form.get('words') ?? '')
  const asked = await askTheClub(getCtx(), actor, { applicationId: id, words })
  if (asked.ok) {
    return redirectWith(paths.applicationStep(id, stepId), { tone: 'good', text: t('askedFlash') })
  }
  switch (asked.reason) {
    case 'not_found':
      return notFound()
    case 'closed':
      return redirect(paths.application(id))
    case 'empty':
      return data({ refusal: t('askEmpty') }, { status: 422 })
    case 'enough_questions':
      return data({ refusal: t('askEnough') }, { status: 422 })
    default:
      return never(asked.reason)
  }
}
