import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

const pauseMs = 250

/**
 * Asks for the page again whenever the stream says that something changed, and when it opens anew, for what happened
 * in between was not heard. Several changes at once are one request. Without a script the page stands still.
 */
export function useLive(streamHref: string): void {
  const { revalidate } = useRevalidator()
  const latest = useRef(revalidate)
  latest.current = revalidate
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    let isFirst = true
    const reload = () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => latest.current(), pauseMs)
    }
    const stream = new EventSource(streamHref)
    stream.addEventListener('changed', reload)
    stream.addEventListener('open', () => {
      if (!isFirst) reload()
      isFirst = false
    })
    return () => {
      clearTimeout(waiting)
      stream.close()
    }
  }, [streamHref])
}
