import type { LoaderFunctionArgs } from '@remix-run/node'
import { readInvitationPage } from '~/domain/invitations/queries.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { seatsStream } from '~/web/seats-stream.server'
import { requireReader } from '~/web/visitor.server'

/** The seats that are free, as they change. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const invitationId = params.invitationId ?? ''
  const actor = await requireReader(request, invitationId)
  const read = () => readInvitationPage(getCtx().db, actor, invitationId)
  const page = (await read()) ?? notFound()
  return seatsStream(request, page.event.id, read)
}
