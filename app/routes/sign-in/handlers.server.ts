import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { describeDevice } from '~/domain/accounts/describe-device'
import { relyingPartyOf } from '~/domain/accounts/relying-party'
import { requestSignIn } from '~/domain/accounts/request-sign-in.server'
import { requestSignInForm } from '~/domain/accounts/schema'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { hasChosenLocale } from '~/shared/preferences'
import { getCtx } from '~/web/ctx.server'
import { answerForm, parseForm } from '~/web/form.server'
import { formCopy } from '~/web/form-words'
import { safeReturnPath } from '~/web/return-path'
import { newBrowserSecret, readPendingSignIn, writePendingSignIn } from '~/web/sign-in-cookie.server'
import { readVisitor } from '~/web/visitor.server'

export async function loadSignIn({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const to = safeReturnPath(searchParams.get('to'), paths.home())
  const { actor, locale } = await readVisitor(request)
  if (actor?.kind === 'person') throw redirect(to)
  const passkeys = relyingPartyOf(getCtx().origin) !== null
  return { frame: { locale }, to, sent: searchParams.has('sent'), passkeys }
}

/** Known or not, spent or not: the same answer. */
export async function postSignIn({ request }: ActionFunctionArgs) {
  const { locale } = await readVisitor(request)
  const form = await parseForm(request, requestSignInForm, locale)
  if (!form.ok) return answerForm(form.submission)
  const secret = readPendingSignIn(request)?.secret ?? newBrowserSecret()
  const asked = await requestSignIn(getCtx(), {
    address: form.value.address,
    browserSecret: secret,
    locale: hasChosenLocale(request.headers) ? locale : null,
    device: describeDevice(request.headers.get('user-agent')),
  })
  if (!asked.ok) {
    return answerForm(form.submission, { fieldErrors: { address: [translate(formCopy, locale)('address')] } })
  }
  const to = safeReturnPath(form.value.to, paths.home())
  return redirect(`${paths.signIn()}?sent`, { headers: { 'Set-Cookie': writePendingSignIn({ secret, to }) } })
}
