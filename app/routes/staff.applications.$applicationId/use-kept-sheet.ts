import { useFetcher } from '@remix-run/react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { actAtDesk } from './actions.server'

const pause = 800

/**
 * Keeps a sheet as it is filled in, a moment after the last change and one at a time: the version on the page is always
 * that of the last one kept. A press of a button waits for the one that is on its way.
 */
export function useKeptSheet() {
  const fetcher = useFetcher<typeof actAtDesk>()
  const form = useRef<HTMLFormElement>(null)
  const [isChanged, setChanged] = useState(0)
  const waiting = useRef<HTMLElement | null>(null)
  const { submit, state } = fetcher
  useEffect(() => {
    if (isChanged === 0 || state !== 'idle') return
    const timer = setTimeout(() => {
      if (!form.current) return
      const sheet = new FormData(form.current)
      sheet.set('intent', 'save')
      sheet.set('quiet', '1')
      setChanged(0)
      submit(sheet, { method: 'post' })
    }, pause)
    return () => clearTimeout(timer)
  }, [isChanged, state, submit])
  useEffect(() => {
    if (state !== 'idle' || waiting.current === null) return
    const button = waiting.current
    waiting.current = null
    form.current?.requestSubmit(button)
  }, [state])
  return {
    form,
    onInput: () => setChanged(count => count + 1),
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      setChanged(0)
      if (state === 'idle') return
      const { submitter } = event.nativeEvent as SubmitEvent
      event.preventDefault()
      waiting.current = submitter
    },
    refusal: fetcher.data?.refusal ?? '',
    isKept: isChanged === 0 && state === 'idle' && fetcher.data?.refusal === '',
    isKeeping: state !== 'idle',
  }
}
