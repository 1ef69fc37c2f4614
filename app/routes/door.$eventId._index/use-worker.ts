import { useEffect } from 'react'
import { paths } from '~/shared/paths'
import { warmReader } from './warm-reader'

/**
 * Has the page and everything that it is made of kept on this device, the reader of codes included, so that it opens
 * without a network. A page that was reached without a new document still has the policy of the one before, which
 * allows no camera: it is asked for anew, once.
 */
export function useWorker(eventId: string): void {
  useEffect(() => {
    if (new URL(documentAddress()).pathname !== paths.door(eventId)) {
      window.location.reload()
      return
    }
    if (!('serviceWorker' in navigator)) return
    void keepAll(eventId).catch(() => {})
  }, [eventId])
}

async function keepAll(eventId: string): Promise<void> {
  await navigator.serviceWorker.register(paths.doorWorker())
  await warmReader()
  const { active } = await navigator.serviceWorker.ready
  const parts = performance
    .getEntriesByType('resource')
    .map(entry => new URL(entry.name))
    .filter(url => url.origin === window.location.origin && url.pathname.startsWith('/assets/'))
    .map(url => url.pathname)
  active?.postMessage({ kind: 'keep', urls: [paths.door(eventId), '/favicon.svg', ...new Set(parts)] })
}

/** The address of the document that this page runs in, whatever was navigated since. */
function documentAddress(): string {
  return performance.getEntriesByType('navigation')[0]?.name ?? window.location.href
}
