import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { findFileQuestion } from '~/domain/applications/find-file-question.server'
import { removeFile } from '~/domain/applications/remove-file.server'
import { findOwnApplication } from '~/domain/applications/store.server'
import { type UploadRefusal, uploadFile } from '~/domain/applications/upload-file.server'
import { tellUploadRefusal } from '~/domain/applications/upload-words'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { requirePerson, type SignedInVisitor } from '~/web/visitor.server'
import { copy } from './copy'
import { readFileForm, type Sent } from './read-file-form.server'

/** Nothing to see here: this address only takes files. */
export async function leadBack({ request, params }: LoaderFunctionArgs) {
  await requirePerson(request)
  return redirect(paths.application(params.applicationId ?? ''))
}

/** Takes a file or takes one back, and leads to the step again. Whose application it is, is asked before anything is read. */
export async function postFile({ request, params }: ActionFunctionArgs) {
  const visitor = await requirePerson(request)
  const applicationId = params.applicationId ?? ''
  if (!(await findOwnApplication(getCtx().db, visitor.actor, applicationId))) notFound()
  const sent = await readFileForm(request)
  return 'remove' in sent ? takeBack(visitor, applicationId, sent.remove) : take(visitor, applicationId, sent)
}

async function take(
  { actor, locale }: SignedInVisitor,
  applicationId: string,
  sent: Extract<Sent, { bytes: Uint8Array }>,
) {
  const ctx = getCtx()
  const found = await findFileQuestion(ctx.db, actor, applicationId, sent.questionId)
  if (!found.ok) return tellClosed(applicationId, found.reason, locale)
  const step = paths.applicationStep(applicationId, found.value.stepId)
  const taken = await uploadFile(ctx, actor, { applicationId, ...sent })
  if (taken.ok) return redirectWith(step, { tone: 'good', text: translate(copy, locale)('kept') })
  return redirectWith(step, { tone: 'warn', text: tell(taken, locale) })
}

async function takeBack({ actor, locale }: SignedInVisitor, applicationId: string, fileId: string) {
  const removed = await removeFile(getCtx(), actor, { applicationId, fileId })
  if (!removed.ok) return tellClosed(applicationId, removed.reason, locale)
  const step = paths.applicationStep(applicationId, removed.value.stepId)
  return redirectWith(step, { tone: 'info', text: translate(copy, locale)('removed') })
}

function tellClosed(applicationId: string, reason: 'not_found' | 'closed', locale: Locale) {
  if (reason === 'not_found') notFound()
  const text = translate(copy, locale)('closed')
  return redirectWith(paths.application(applicationId), { tone: 'info', text })
}

function tell(refusal: UploadRefusal, locale: Locale): string {
  const t = translate(copy, locale)
  if (refusal.reason === 'not_found' || refusal.reason === 'closed') return t('closed')
  return refusal.reason === 'enough'
    ? t('enough', { count: refusal.most })
    : tellUploadRefusal(refusal.reason, locale)
}
