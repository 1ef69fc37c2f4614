import { type ActionFunctionArgs, data } from '@remix-run/node'
import { setConditions } from '~/domain/answers/conditions.server'
import { moveQuestion, retireQuestion } from '~/domain/answers/order-questions.server'
import { readQuestionForm } from '~/domain/answers/read-question-form'
import { conditionFields, waiverFields } from '~/domain/answers/schema'
import { questionKinds } from '~/domain/answers/types'
import { addQuestion, changeQuestion } from '~/domain/answers/write-question.server'
import { writeWaiver } from '~/domain/answers/write-waiver.server'
import type { SignedIn } from '~/domain/kernel/actor'
import { isUuid } from '~/domain/kernel/uuid'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { openStaffEvent } from '~/web/staff-event.server'
import { copy } from './copy'

type Press = { actor: SignedIn; eventId: string; form: FormData; locale: Locale }

/** What this page changes: one question, their order, age and licence, or the waiver. */
export async function postQuestions({ request, params }: ActionFunctionArgs) {
  const { actor, locale, event } = await openStaffEvent({ request, params })
  const press = { actor, eventId: event.id, form: await request.formData(), locale }
  switch (press.form.get('intent')) {
    case 'question':
      return writeQuestion(press)
    case 'up':
    case 'down':
    case 'retire':
      return order(press)
    case 'conditions':
      return writeConditions(press)
    case 'waiver':
      return writeWords(press)
    default:
      return malformed()
  }
}

async function writeQuestion({ actor, eventId, form, locale }: Press) {
  const t = translate(copy, locale)
  const kind = questionKinds.find(one => one === form.get('kind')) ?? malformed()
  const read = readQuestionForm(kind, form)
  if (!read.ok) {
    const faults = read.faults.map(({ field, problem }) => [field, [t(problem)]])
    return again('question', form, Object.fromEntries(faults), 422)
  }
  const [questionId, key] = [String(form.get('questionId') ?? ''), String(form.get('key') ?? '')]
  if (questionId === '' && !isUuid(key)) return malformed()
  const written =
    questionId === ''
      ? await addQuestion(getCtx(), actor, { eventId, key, kind, draft: read.value })
      : await changeQuestion(getCtx(), actor, { eventId, questionId, draft: read.value })
  if (written.ok) return done(eventId, t('kept'))
  if (written.reason === 'not_found') return notFound()
  const field = written.reason === 'choices_stand' ? 'choices' : ''
  return again('question', form, { [field]: [t(written.reason)] }, 409)
}

async function order({ actor, eventId, form, locale }: Press) {
  const t = translate(copy, locale)
  const questionId = String(form.get('questionId') ?? '')
  const intent = form.get('intent')
  const moved =
    intent === 'retire'
      ? await retireQuestion(getCtx(), actor, { eventId, questionId })
      : await moveQuestion(getCtx(), actor, { eventId, questionId, by: intent === 'up' ? 'up' : 'down' })
  if (moved.ok) return done(eventId, t('kept'))
  if (moved.reason === 'not_found') return notFound()
  return redirectWith(paths.staffEventQuestions(eventId), { tone: 'warn', text: t(moved.reason) })
}

async function writeConditions({ actor, eventId, form, locale }: Press) {
  const t = translate(copy, locale)
  const read = conditionFields.safeParse(Object.fromEntries(form))
  if (!read.success) {
    const errors = read.error.issues.map(({ path }) => [String(path[0]), [t('notNumber')]])
    return again('conditions', form, Object.fromEntries(errors), 422)
  }
  const set = await setConditions(getCtx(), actor, { eventId, ...read.data })
  if (set.ok) return done(eventId, t('kept'))
  return set.reason === 'not_found' ? notFound() : again('conditions', form, { '': [t('cancelled')] }, 409)
}

async function writeWords({ actor, eventId, form, locale }: Press) {
  const t = translate(copy, locale)
  const read = waiverFields.safeParse(Object.fromEntries(form))
  if (!read.success) {
    const errors = read.error.issues.map(({ path, message }) => [
      String(path[0]),
      [t(message === 'both_languages' ? 'otherLanguage' : 'unreadable')],
    ])
    return again('waiver', form, Object.fromEntries(errors), 422)
  }
  const words = { fr: read.data.waiverFr, en: read.data.waiverEn }
  const written = await writeWaiver(getCtx(), actor, { eventId, words })
  if (written.ok) return done(eventId, t('kept'))
  return written.reason === 'not_found' ? notFound() : again('waiver', form, { '': [t('cancelled')] }, 409)
}

function done(eventId: string, text: string) {
  return redirectWith(paths.staffEventQuestions(eventId), { tone: 'good', text })
}

/** The page again with what is amiss in one of its forms; what was typed is still there. */
function again(
  part: 'question' | 'conditions' | 'waiver',
  form: FormData,
  errors: Record<string, string[]>,
  status: number,
) {
  const typed = Object.fromEntries(
    [...new Set(form.keys())].map(name => [name, form.getAll(name).map(String)]),
  )
  return data({ part, errors, typed }, { status })
}
