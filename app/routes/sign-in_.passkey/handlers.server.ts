import type { ActionFunctionArgs } from '@remix-run/node'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { describeDevice } from '~/domain/accounts/describe-device'
import { passkeyMessage } from '~/domain/accounts/schema'
import { preparePasskeySignIn, signInWithPasskey } from '~/domain/accounts/sign-in-with-passkey.server'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { malformed, notFound } from '~/web/form.server'
import { safeReturnPath } from '~/web/return-path'
import { readSessionToken, writeSessionCookie } from '~/web/session-cookie.server'

export const nothingToRead = () => notFound()

/** Without a response: a challenge. With one: the door, and where to go. */
export async function postPasskey({ request }: ActionFunctionArgs): Promise<Response> {
  const body: unknown = await request.json().catch(() => malformed())
  if (typeof body === 'object' && body !== null && 'response' in body) return open(request, body)
  const prepared = await preparePasskeySignIn(getCtx())
  return prepared.ok ? Response.json(prepared.value) : notFound()
}

async function open(request: Request, body: object): Promise<Response> {
  const message = passkeyMessage.safeParse(body)
  if (!message.success) malformed()
  const { challengeId, response, to } = message.data
  const opened = await signInWithPasskey(getCtx(), {
    challengeId,
    response: response as AuthenticationResponseJSON,
    device: describeDevice(request.headers.get('user-agent')),
    formerToken: readSessionToken(request),
  })
  if (!opened.ok) return Response.json({ reason: opened.reason }, { status: 422 })
  return Response.json(
    { to: safeReturnPath(to, paths.home()) },
    { headers: { 'Set-Cookie': writeSessionCookie(opened.value) } },
  )
}
