import { useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

const pauseMs = 250

/**
 * Asks for the page again whenever the stream says that something changed.
 * Several changes at once are one request, and none is made while an action or another page travels: it would cut short
 * the answer that the reader waits for. Without a script the page stands still.
 */
export function useLive(streamHref: string): void {
  const { revalidate } = useRevalidator()
  const navigation = useNavigation()
  const [changes, setChanges] = useState(0)
  const answered = useRef(0)
  useEffect(() => {
    const stream = new EventSource(streamHref)
    stream.addEventListener('changed', () => setChanges(count => count + 1))
    return () => stream.close()
  }, [streamHref])
  useEffect(() => {
    if (navigation.state !== 'idle' || changes === answered.current) return
    const waiting = setTimeout(() => {
      answered.current = changes
      revalidate()
    }, pauseMs)
    return () => clearTimeout(waiting)
  }, [changes, navigation.state, revalidate])
}
