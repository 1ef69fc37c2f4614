import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

const pauseMs = 250

/**
 * Asks for the page again whenever the stream says that something changed, which it also does each time it begins.
 * Several changes at once are one request. Without a script the page stands still.
 */
export function useLive(streamHref: string): void {
  const { revalidate } = useRevalidator()
  const latest = useRef(revalidate)
  useEffect(() => {
    latest.current = revalidate
  }, [revalidate])
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const stream = new EventSource(streamHref)
    stream.addEventListener('changed', () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => latest.current(), pauseMs)
    })
    return () => {
      clearTimeout(waiting)
      stream.close()
    }
  }, [streamHref])
}
