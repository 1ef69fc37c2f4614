import postgres from 'postgres'

type Handler = (payload: string) => void
export type ListenOptions = { url: string; onLost: () => void }

/**
 * Postgres LISTEN through postgres.js, which reconnects and listens again by itself. One connection serves every
 * reader of a process; `subscribe` returns the function that ends it. Notifications sent while the connection was
 * down are lost: readers reload what they show when they connect again.
 */
export function createListener({ url, onLost }: ListenOptions) {
  const sql = postgres(url, { max: 1, idle_timeout: 0, onclose: onLost, onnotice: () => {} })
  const channels = new Map<string, { handlers: Set<Handler>; ready: Promise<unknown> }>()

  return {
    async subscribe(channel: string, handler: Handler): Promise<() => void> {
      let entry = channels.get(channel)
      if (!entry) {
        const handlers = new Set<Handler>()
        const ready = sql.listen(channel, payload => {
          for (const each of handlers) each(payload)
        })
        entry = { handlers, ready }
        channels.set(channel, entry)
        ready.catch(() => channels.delete(channel))
      }
      const { handlers } = entry
      handlers.add(handler)
      await entry.ready
      return () => void handlers.delete(handler)
    },
    close: () => sql.end({ timeout: 1 }),
  }
}
