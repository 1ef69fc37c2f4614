import type { ActionFunctionArgs } from '@remix-run/node'
import { markOpened } from '~/domain/invitations/mark-opened.server'
import { getCtx } from '~/web/ctx.server'
import { requireReader } from '~/web/visitor.server'

/** Told by the page itself, once a person has it before them: a scanner that fetches the link opens nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const invitationId = params.invitationId ?? ''
  const actor = await requireReader(request, invitationId)
  await markOpened(getCtx(), actor, { invitationId })
  return new Response(null, { status: 204 })
}
