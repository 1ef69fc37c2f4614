import { useRevalidator } from '@remix-run/react'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'

type Marks = Readonly<Record<string, string>>
type Phase = { kind: 'still' | 'sending' | 'failed' } | { kind: 'kept'; text: string }

const pauseMs = 900
/** A browser lets no more than 64 kB of requests outlive their page. */
const mostToOutlive = 20_000

/**
 * Keeps a form as it is filled in, at `address`: a moment after a change, and at once when a field is left. A line that
 * fails leaves the page as it is. `written` are the marks of what the last press kept; `text` says when something was
 * kept. `markOf` gives the mark of what this page shows of a question: the one that it was opened with or that it wrote
 * itself, never one that another tab wrote meanwhile.
 */
export function useKeep(address: string, written: Marks | undefined) {
  const { add, markOf } = useMarks(written)
  const { revalidate } = useRevalidator()
  const [phase, setPhase] = useState<Phase>({ kind: 'still' })
  const text = useText(phase)
  const waiting = useRef<{ form: HTMLFormElement; timer: ReturnType<typeof setTimeout> } | null>(null)

  const stop = useCallback(() => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = null
  }, [])
  const send = useCallback(async () => {
    const form = waiting.current?.form
    stop()
    if (!form) return
    setPhase({ kind: 'sending' })
    try {
      const { text: said, marks } = await post(address, new FormData(form))
      add(marks)
      setPhase({ kind: 'kept', text: said })
      // What was said may call for another question, or for one less.
      if (Object.keys(marks).length > 0) revalidate()
    } catch {
      setPhase({ kind: 'failed' })
    }
  }, [address, add, revalidate, stop])
  useEffect(() => stop, [stop])

  const afterChange = useCallback(
    (event: FormEvent<HTMLFormElement>) => {
      stop()
      waiting.current = { form: event.currentTarget, timer: setTimeout(send, pauseMs) }
    },
    [send, stop],
  )
  return { markOf, text, stop, now: send, afterChange }
}

function useMarks(written: Marks | undefined) {
  const [own, setOwn] = useState<Marks>({})
  const seen = useRef<Record<string, string>>({})
  const add = useCallback((marks: Marks) => setOwn(known => ({ ...known, ...marks })), [])
  useEffect(() => {
    if (written) add(written)
  }, [written, add])
  const markOf = (questionId: string, loaded: string): string => {
    seen.current[questionId] ??= loaded
    return own[questionId] ?? seen.current[questionId] ?? loaded
  }
  return { add, markOf }
}

/** Without a script only a press keeps anything, and the page does not say otherwise. */
function useText(phase: Phase): string {
  const t = useCopy(copy)
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  switch (phase.kind) {
    case 'kept':
      return phase.text
    case 'sending':
      return t('saving')
    case 'failed':
      return t('notSaved')
    case 'still':
      return t(isLive ? 'keptSince' : 'keptOnPress')
  }
}

async function post(address: string, body: FormData): Promise<{ text: string; marks: Marks }> {
  const length = [...body.values()].reduce((sum, value) => sum + String(value).length, 0)
  const keepalive = length < mostToOutlive
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', keepalive })
  if (!answer.ok) throw new Error(`the house answered ${answer.status}`)
  return answer.json()
}
