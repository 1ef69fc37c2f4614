import type { ActionFunctionArgs } from '@remix-run/node'
import { saveAnswers } from '~/domain/applications/save-answers.server'
import { homeZone } from '~/domain/permission/types'
import { translate } from '~/shared/copy'
import { formatTime } from '~/shared/format'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requirePerson } from '~/web/visitor.server'
import { copy } from './copy'

/** Keeps what is being written, and says when; `marks` are those of what was written now. Nothing is shown here. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const t = translate(copy, locale)
  const saved = await saveAnswers(getCtx(), actor, {
    applicationId: params.applicationId ?? '',
    stepId: params.stepId ?? '',
    form: await request.formData(),
    leave: 'stay',
  })
  if (!saved.ok) {
    if (saved.reason === 'not_found') return notFound()
    return Response.json({ text: t(saved.reason === 'quiz_over' ? 'late' : 'over'), marks: {} })
  }
  const { savedAt, unkept, marks } = saved.value
  const time = formatTime(savedAt, person.timeZone ?? homeZone, locale)
  const isPart = Object.keys(unkept).length > 0
  return Response.json({ text: t(isPart ? 'savedExcept' : 'savedAt', { time }), marks })
}

/** A page of nothing: the address is for what is sent to it. */
export function loader(): never {
  return notFound()
}
