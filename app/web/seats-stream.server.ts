import { getCtx } from '~/composition.server'
import { eventStream } from './event-stream.server'

type SlotsFree = { slots: readonly { id: string; free: number }[] }

/** A stream of the free seats of an event, and of each slot to choose from, as they change. `read` is asked again each time: null ends the reader's right. */
export function seatsStream(
  request: Request,
  eventId: string,
  read: () => Promise<{ seatsFree: number; choice?: SlotsFree | null } | null>,
): Response {
  const { listen } = getCtx()
  return eventStream(request, {
    start: stream =>
      listen.subscribe('event_changed', changed => {
        if (changed === eventId) void tell(stream.send)
      }),
    mayStay: async () => (await read()) !== null,
  })

  async function tell(send: (event: string, data: string) => void) {
    const now = await read()
    if (!now) return
    send('seats', JSON.stringify({ free: now.seatsFree }))
    if (now.choice)
      send('slots', JSON.stringify(Object.fromEntries(now.choice.slots.map(({ id, free }) => [id, free]))))
  }
}
