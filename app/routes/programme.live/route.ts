import type { LoaderFunctionArgs } from '@remix-run/node'
import type { SignedIn } from '~/domain/kernel/actor'
import { readProgramme } from '~/domain/reservations/programme.server'
import { getCtx } from '~/web/ctx.server'
import { eventStream } from '~/web/event-stream.server'
import { requirePerson } from '~/web/visitor.server'

/** A rush is told to a list once in so long, by the event that began it, however many seats go. */
const pauseMs = 3_000

/**
 * Says that some event of the reader's programme changed; whoever reads the list asks for it again. Which events those
 * are is read once a minute, with the reader's right.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requirePerson(request)
  let shown = await readShown(actor)
  return eventStream(request, {
    start: async stream => {
      let waiting: NodeJS.Timeout | null = null
      const end = await getCtx().listen.subscribe('event_changed', eventId => {
        if (waiting !== null || !shown.has(eventId)) return
        waiting = setTimeout(() => {
          waiting = null
          stream.send('changed', JSON.stringify({ eventId }))
        }, pauseMs)
      })
      return () => {
        if (waiting !== null) clearTimeout(waiting)
        end()
      }
    },
    mayStay: async () => {
      const still = await readReader(request)
      if (still) shown = await readShown(still)
      return still !== null
    },
  })
}

async function readShown(actor: SignedIn): Promise<ReadonlySet<string>> {
  const { entries } = await readProgramme(getCtx().db, actor)
  return new Set(entries.map(({ event }) => event.id))
}

/** Asked anew: a session that ended ends the stream. */
async function readReader(request: Request): Promise<SignedIn | null> {
  try {
    return (await requirePerson(request)).actor
  } catch (refusal) {
    if (refusal instanceof Response) return null
    throw refusal
  }
}
