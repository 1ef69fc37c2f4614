export type EventStream = { send: (event: string, data: string) => void; close: () => void }

type EventStreamOptions = {
  /** Called once the reader listens; returns what ends the subscription. */
  start: (stream: EventStream) => Promise<() => void>
  /** Asked every minute: a reader whose right has ended is sent away. */
  mayStay?: () => Promise<boolean>
}

const heartbeatMs = 15_000
const recheckMs = 60_000

/**
 * A stream of server-sent events. Proxies are told not to buffer or transform it; a comment every 15 seconds keeps it
 * open; it ends when the reader leaves. The first thing sent is an event `open`, so that a reader who reconnects
 * reloads what it may have missed.
 */
export function eventStream(request: Request, { start, mayStay }: EventStreamOptions): Response {
  const encoder = new TextEncoder()
  let stop: () => void = () => {}
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let open = true
      const write = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text))
      }
      const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs)
      const recheck =
        mayStay && setInterval(() => void mayStay().then(stays => stays || stop(), stop), recheckMs)
      let unsubscribe: () => void = () => {}
      stop = () => {
        if (!open) return
        open = false
        clearInterval(heartbeat)
        clearInterval(recheck)
        unsubscribe()
        controller.close()
      }
      request.signal.addEventListener('abort', stop)
      const send = (event: string, data: string) => write(`event: ${event}\ndata: ${data}\n\n`)
      send('open', '{}')
      const ended = await start({ send, close: stop })
      unsubscribe = ended
      if (!open) ended()
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
