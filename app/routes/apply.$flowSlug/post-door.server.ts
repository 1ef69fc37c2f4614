import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { beginApplication } from '~/domain/applications/begin-application.server'
import { requestApplication } from '~/domain/applications/request-application.server'
import { strangerForm } from '~/domain/applications/schema'
import { findOwnApplication } from '~/domain/applications/store.server'
import { sayRefusal } from '~/domain/eligibility/words'
import { never } from '~/domain/kernel/result'
import { type Locale, translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { hasChosenLocale } from '~/shared/preferences'
import { getCtx } from '~/web/ctx.server'
import { signedInOf } from '~/web/door-frame.server'
import { answerForm, notFound, parseForm } from '~/web/form.server'
import { formCopy } from '~/web/form-words'
import { newBrowserSecret, readPendingSignIn, writePendingSignIn } from '~/web/sign-in-cookie.server'
import { readVisitor, type Visitor } from '~/web/visitor.server'
import { copy } from './copy'
import { readCode } from './handlers.server'

/** Someone who has signed in begins with one press; to a stranger goes a letter, known or not. */
export async function postDoor({ request, params }: ActionFunctionArgs) {
  const visitor = await readVisitor(request)
  const slug = params.flowSlug ?? ''
  return signedInOf(visitor) ? begin(request, visitor, slug) : askForLetter(request, visitor, slug)
}

async function begin(request: Request, visitor: Visitor, flowSlug: string) {
  const actor = signedInOf(visitor) ?? notFound()
  const ctx = getCtx()
  const begun = await beginApplication(ctx, actor, { flowSlug, code: readCode(request) })
  if (!begun.ok) {
    if (begun.reason === 'not_found') return notFound()
    return data({ refusal: sayRefusal(begun, visitor.locale), result: undefined }, { status: 409 })
  }
  const { applicationId, isNew } = begun.value
  if (!isNew) return redirect(paths.application(applicationId))
  const application = await findOwnApplication(ctx.db, actor, applicationId)
  return redirect(paths.applicationStep(applicationId, application?.currentStep ?? ''))
}

async function askForLetter(request: Request, { locale }: Visitor, flowSlug: string) {
  const code = readCode(request)
  const form = await parseForm(request, strangerForm, locale)
  if (!form.ok) return answerForm(form.submission)
  const secret = readPendingSignIn(request)?.secret ?? newBrowserSecret()
  const asked = await requestApplication(getCtx(), {
    ...form.value,
    flowSlug,
    code,
    browserSecret: secret,
    locale: hasChosenLocale(request.headers) ? locale : null,
    readIn: locale,
  })
  if (asked.ok) {
    const back = paths.applyFlow(flowSlug, code)
    return redirect(`${back}${code ? '&' : '?'}sent`, {
      headers: { 'Set-Cookie': writePendingSignIn({ secret, to: back }) },
    })
  }
  switch (asked.reason) {
    case 'not_an_address':
      return answerForm(form.submission, {
        fieldErrors: { address: [translate(formCopy, locale)('address')] },
      })
    case 'flow_closed':
      return redirect(paths.applyFlow(flowSlug))
    case 'too_many_knock':
      return tellBusy(form.submission, locale)
    case 'not_found':
      return notFound()
    default:
      return never(asked.reason)
  }
}

/** What was typed stays there for the next time. */
function tellBusy(submission: Parameters<typeof answerForm>[0], locale: Locale) {
  const refusal = translate(copy, locale)('tooManyKnock')
  return data({ refusal, result: submission.reply({ formErrors: [refusal] }) }, { status: 429 })
}
