import { useEffect, useState } from 'react'

type Listener = { event: 'seats' | 'slots'; hear: (data: unknown) => void }
type Stream = { source: EventSource; listeners: Set<Listener> }
const streams = new Map<string, Stream>()

/** The latest of one kind of news from a stream of seats; whoever listens on a page to one address shares one stream. */
export function useSeatStream(href: string | undefined, event: Listener['event']): unknown {
  const [latest, setLatest] = useState<unknown>(null)
  useEffect(() => {
    if (!href) return
    return listen(href, { event, hear: setLatest })
  }, [href, event])
  return latest
}

function listen(href: string, listener: Listener): () => void {
  const stream = streams.get(href) ?? open(href)
  stream.listeners.add(listener)
  return () => {
    stream.listeners.delete(listener)
    if (stream.listeners.size > 0) return
    stream.source.close()
    streams.delete(href)
  }
}

function open(href: string): Stream {
  const stream: Stream = { source: new EventSource(href), listeners: new Set() }
  for (const event of ['seats', 'slots'] as const)
    stream.source.addEventListener(event, ({ data }) => {
      const read = readData(data)
      for (const listener of stream.listeners) if (listener.event === event) listener.hear(read)
    })
  streams.set(href, stream)
  return stream
}

function readData(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null
  } catch {
    return null
  }
}
