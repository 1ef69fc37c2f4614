import type { ActionFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { brandsOf } from '~/domain/kernel/actor'
import { isUuid } from '~/domain/kernel/uuid'
import { answerQuestion } from '~/domain/vetting/answer-question.server'
import { assignReviewers } from '~/domain/vetting/assign-reviewers.server'
import { declareInterest } from '~/domain/vetting/declare-interest.server'
import { requestMore } from '~/domain/vetting/request-more.server'
import {
  answerFields,
  assignFields,
  commentFields,
  conflictFields,
  requestFields,
} from '~/domain/vetting/schema'
import { writeComment } from '~/domain/vetting/write-comment.server'
import { translate } from '~/shared/copy'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { decideFromForm } from './decide.server'
import { type Press, stay } from './press.server'
import { reviewCopy } from './review-copy'
import { keepSheet, voteFromForm } from './sheet.server'
import { tellRefusal } from './tell-refusal'

/** Every act of the desk says its name in `intent`. */
export async function actAtDesk({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const applicationId = params.applicationId ?? ''
  if (!isUuid(applicationId)) notFound()
  const { pathname, search } = new URL(request.url)
  const form = await request.formData()
  const press: Press = { actor, locale, applicationId, form, here: pathname + search }
  switch (form.get('intent')) {
    case 'save':
      return keepSheet(press)
    case 'vote':
      return voteFromForm(press)
    case 'decide':
      return decideFromForm(press)
    case 'interest':
      return sayInterest(press)
    case 'comment':
      return comment(press)
    case 'ask':
      return ask(press)
    case 'answer':
      return answer(press)
    case 'assign':
      return assign(press)
    default:
      return malformed()
  }
}

function read<Schema extends z.ZodType>(schema: Schema, form: FormData): z.output<Schema> | null {
  const lists = { reviewerIds: form.getAll('reviewerIds') }
  const parsed = schema.safeParse({ ...Object.fromEntries(form), ...lists })
  return parsed.success ? parsed.data : null
}

async function sayInterest(press: Press) {
  const t = translate(reviewCopy, press.locale)
  const fields = read(conflictFields, press.form)
  if (!fields) return stay(press, t('wordsMissing'))
  const { applicationId } = press
  const answered = await declareInterest(getCtx(), press.actor, { applicationId, ...fields })
  if (!answered.ok) return stay(press, tellRefusal(answered, press.locale))
  return redirectWith(press.here, { tone: 'good', text: t('interestDone') })
}

async function comment(press: Press) {
  const t = translate(reviewCopy, press.locale)
  const fields = read(commentFields, press.form)
  if (!fields) return stay(press, t('wordsMissing'))
  const { applicationId } = press
  const answered = await writeComment(getCtx(), press.actor, { applicationId, ...fields })
  if (!answered.ok) return stay(press, tellRefusal(answered, press.locale))
  return redirectWith(press.here, { tone: 'good', text: t('commented') })
}

async function ask(press: Press) {
  const t = translate(copy, press.locale)
  const fields = read(requestFields, press.form)
  if (!fields) return stay(press, translate(reviewCopy, press.locale)('wordsMissing'))
  const { applicationId } = press
  const stepId = fields.stepId || null
  const answered = await requestMore(getCtx(), press.actor, { applicationId, stepId, words: fields.words })
  if (!answered.ok) return stay(press, tellRefusal(answered, press.locale))
  return redirectWith(press.here, { tone: 'good', text: t('asked') })
}

async function answer(press: Press) {
  const t = translate(copy, press.locale)
  const fields = read(answerFields, press.form)
  if (!fields) return stay(press, translate(reviewCopy, press.locale)('wordsMissing'))
  const { applicationId } = press
  const answered = await answerQuestion(getCtx(), press.actor, { applicationId, ...fields })
  if (!answered.ok) return stay(press, tellRefusal(answered, press.locale))
  return redirectWith(press.here, { tone: 'good', text: t('answered') })
}

async function assign(press: Press) {
  const t = translate(reviewCopy, press.locale)
  const fields = read(assignFields, press.form) ?? malformed()
  const { applicationId } = press
  const answered = await assignReviewers(getCtx(), press.actor, { applicationId, ...fields })
  if (!answered.ok) return stay(press, tellRefusal(answered, press.locale))
  return redirectWith(press.here, { tone: 'good', text: t('readersDone') })
}
