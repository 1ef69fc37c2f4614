import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endSession } from '~/domain/accounts/end-session.server'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { clearSessionCookie } from '~/web/session-cookie.server'
import { readVisitor } from '~/web/visitor.server'

export const loader = () => redirect(paths.home())

/** Ends this session, here and in the database. Harmless when there is none. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await readVisitor(request)
  if (actor?.kind === 'person') await endSession(getCtx(), actor, actor.sessionId)
  return redirect(paths.home(), { headers: { 'Set-Cookie': clearSessionCookie() } })
}
