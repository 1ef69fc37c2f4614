import type { LoaderFunctionArgs } from '@remix-run/node'
import { readEventForDoor } from '~/domain/events/queries.server'
import { getCtx } from '~/web/ctx.server'
import { eventStream } from '~/web/event-stream.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'

/** Says that something of the event changed; whoever reads its page asks for it again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  const { db, listen } = getCtx()
  const event = (await readEventForDoor(db, actor, params.eventId ?? '')) ?? notFound()
  return eventStream(request, {
    start: async stream => {
      const end = await listen.subscribe('event_changed', eventId => {
        if (eventId === event.id) stream.send('changed', '{}')
      })
      // Whatever changed between the page and this moment, nobody was listening for.
      stream.send('changed', '{}')
      return end
    },
    mayStay: () => isStillAllowed(request, event.id),
  })
}

/** Asked anew, session and roles included: a right taken away ends the stream. */
async function isStillAllowed(request: Request, eventId: string): Promise<boolean> {
  try {
    const { actor } = await requireStaff(request)
    return (await readEventForDoor(getCtx().db, actor, eventId)) !== null
  } catch (refusal) {
    if (refusal instanceof Response) return false
    throw refusal
  }
}
