import { data, redirect } from '@remix-run/node'
import { type SavedAnswers, type SaveRefusal, saveAnswers } from '~/domain/applications/save-answers.server'
import { tellAnswerProblem, tellMissing } from '~/domain/qualification/answer-words'
import { questionsOf } from '~/domain/qualification/passage'
import type { Question } from '~/domain/qualification/types'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import type { TypedFields } from '~/ui/questions/typed'
import type { Applicant } from '~/web/applicant.server'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { copy } from './copy'

/** What is amiss with a step, by question, and what was typed in those that could not be kept. */
export type StepProblems = {
  problems: Record<string, string[]>
  typed: TypedFields
  revealed: string[]
  /** The marks of what was kept. */
  marks: Record<string, string>
  notice: string | null
}

/** Keeps what is there, whatever was pressed; then leads where they wished, or tells what is still amiss. */
export async function saveStep(applicant: Applicant, stepId: string, form: FormData) {
  const { actor, mine } = applicant
  const applicationId = mine.application.id
  const intent = String(form.get('intent'))
  const leave = intent === 'continue' ? 'on' : intent === 'back' ? 'back' : 'stay'
  const saved = await saveAnswers(getCtx(), actor, { applicationId, stepId, form, leave })
  if (!saved.ok) return lead(applicant, stepId, saved)
  const t = translate(copy, applicant.locale)
  const { value } = saved
  const to = value.to && paths.applicationStep(applicationId, value.to)
  if (to && value.isLate) return redirectWith(to, { tone: 'warn', text: t('quizLate') })
  if (to) return redirect(to)
  const isReadable = Object.keys(value.unkept).length === 0
  if (isReadable && intent === 'later') return redirect(paths.application(applicationId))
  const isAnswered = isReadable && value.missing.length + value.revealed.length === 0
  if (isAnswered && mine.application.state !== 'draft')
    return redirect(`${paths.application(applicationId)}#reply`)
  return data({ wrong: tellProblems(applicant, stepId, form, value, intent) }, { status: 422 })
}

function lead({ mine, locale }: Applicant, stepId: string, refusal: SaveRefusal) {
  const t = translate(copy, locale)
  const { id } = mine.application
  switch (refusal.reason) {
    case 'not_found':
      return notFound()
    case 'step_ahead':
      return redirect(paths.applicationStep(id, refusal.next))
    case 'step_hidden':
      return redirectWith(paths.application(id), { tone: 'info', text: t('movedOn') })
    case 'quiz_over':
      return redirectWith(paths.application(id), { tone: 'warn', text: t('quizLate') })
    case 'quiz_not_begun':
      return redirect(paths.applicationStep(id, stepId))
    case 'closed':
      return redirect(paths.application(id))
  }
}

function tellProblems(
  { mine, locale }: Applicant,
  stepId: string,
  form: FormData,
  { unkept, missing, revealed, marks }: SavedAnswers,
  intent: string,
): StepProblems {
  const step = mine.definition.steps.find(({ id }) => id === stepId)
  const questions = new Map<string, Question>(step ? questionsOf(step).map(each => [each.id, each]) : [])
  const problems: Record<string, string[]> = {}
  for (const [id, problem] of Object.entries(unkept)) {
    const question = questions.get(id)
    if (question) problems[id] = [tellAnswerProblem(problem, question, locale)]
  }
  // Whoever comes back later is not told what is still to be said.
  for (const id of intent === 'continue' ? missing : []) {
    const question = questions.get(id)
    if (question) problems[id] = [tellMissing(question, locale)]
  }
  const isElsewhere = Object.keys(problems).length === 0 && revealed.length === 0
  return {
    problems,
    typed: typedIn(form, Object.keys(unkept)),
    revealed,
    marks,
    notice: isElsewhere ? translate(copy, locale)('waits') : null,
  }
}

/** The fields of these questions as they came: `q`, `q.part`. */
function typedIn(form: FormData, questionIds: readonly string[]): TypedFields {
  const typed: Record<string, string[]> = {}
  for (const [name, value] of form) {
    const [questionId = ''] = name.split('.')
    if (typeof value !== 'string' || !questionIds.includes(questionId)) continue
    typed[name] = [...(typed[name] ?? []), value]
  }
  return typed
}
