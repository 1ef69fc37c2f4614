import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { consumeSignInLink, type LinkRefusal } from '~/domain/accounts/consume-sign-in-link.server'
import { describeDevice } from '~/domain/accounts/describe-device'
import type { DeadLink } from '~/domain/accounts/policy'
import { readSignInLink } from '~/domain/accounts/read-sign-in-link.server'
import { presentLinkForm } from '~/domain/accounts/schema'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { malformed, parseForm } from '~/web/form.server'
import { safeReturnPath } from '~/web/return-path'
import { readSessionToken, writeSessionCookie } from '~/web/session-cookie.server'
import { clearPendingSignIn, readPendingSignIn } from '~/web/sign-in-cookie.server'
import { readVisitor } from '~/web/visitor.server'

/** What the page shows: a button, a question for the code (and what was amiss with it), or that the link is dead. */
export type LinkView =
  | { kind: 'open' }
  | { kind: 'code'; amiss: 'missing' | { left: number } | null }
  | { kind: 'dead'; reason: DeadLink['reason'] }

/** Changes nothing: a mail programme that follows the link leaves it as good as it was. */
export async function loadLink({ request, params }: LoaderFunctionArgs) {
  const { locale } = await readVisitor(request)
  const read = await readSignInLink(getCtx(), {
    token: params.token ?? '',
    browserSecret: readPendingSignIn(request)?.secret ?? null,
  })
  return { frame: { locale }, link: read.ok ? viewOf(read.value.codeNeeded) : viewOfRefusal(read) }
}

export async function postLink({ request, params }: ActionFunctionArgs) {
  const pending = readPendingSignIn(request)
  const form = await parseForm(request, presentLinkForm)
  if (!form.ok) malformed()
  const { code } = form.value
  const opened = await consumeSignInLink(getCtx(), {
    token: params.token ?? '',
    browserSecret: pending?.secret ?? null,
    code: code && code.length === 6 ? code : null,
    device: describeDevice(request.headers.get('user-agent')),
    formerToken: readSessionToken(request),
  })
  if (!opened.ok) return data({ link: viewOfRefusal(opened) }, { status: 422 })
  const headers = new Headers({ 'Set-Cookie': writeSessionCookie(opened.value) })
  headers.append('Set-Cookie', clearPendingSignIn())
  const to = safeReturnPath(opened.value.leadsTo, pending?.to ?? paths.home())
  return redirect(to, { headers })
}

function viewOf(codeNeeded: boolean): LinkView {
  return codeNeeded ? { kind: 'code', amiss: null } : { kind: 'open' }
}

function viewOfRefusal(refusal: LinkRefusal): LinkView {
  switch (refusal.reason) {
    case 'code_needed':
      return { kind: 'code', amiss: 'missing' }
    case 'code_wrong':
      return { kind: 'code', amiss: { left: refusal.left } }
    default:
      return { kind: 'dead', reason: refusal.reason }
  }
}
