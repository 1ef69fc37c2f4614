import type { LoaderFunctionArgs } from '@remix-run/node'
import { readInvitationPage } from '~/domain/invitations/queries.server'
import { getCtx } from '~/web/ctx.server'
import { eventStream } from '~/web/event-stream.server'
import { notFound } from '~/web/form.server'
import { requireReader } from '~/web/visitor.server'

/** The seats that are free, as they change. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const invitationId = params.invitationId ?? ''
  const { db, listen } = getCtx()
  const actor = await requireReader(request, invitationId)
  const page = (await readInvitationPage(db, actor, invitationId)) ?? notFound()
  return eventStream(request, {
    start: stream =>
      listen.subscribe('event_changed', eventId => {
        if (eventId === page.event.id) void tell(stream.send)
      }),
    mayStay: async () => (await readInvitationPage(db, actor, invitationId)) !== null,
  })

  async function tell(send: (event: string, data: string) => void) {
    const now = await readInvitationPage(db, actor, invitationId)
    if (now) send('seats', JSON.stringify({ free: now.seatsFree }))
  }
}
