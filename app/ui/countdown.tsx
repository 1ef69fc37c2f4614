import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { defineCopy } from '~/shared/copy'
import { useCopy } from './locale'

const copy = defineCopy({
  fr: {
    days_one: '{{count}}\u00a0jour',
    days_other: '{{count}}\u00a0jours',
    left: 'Encore {{time}}',
    minutes_one: 'Encore une minute.',
    minutes_other: 'Encore {{count}} minutes.',
  },
  en: {
    days_one: '{{count}}\u00a0day',
    days_other: '{{count}}\u00a0days',
    left: '{{time}} left',
    minutes_one: 'One minute left.',
    minutes_other: '{{count}} minutes left.',
  },
})

const SPOKEN_MINUTES = [10, 5, 1]

type CountdownProps = {
  /** ISO instants; `now` is the server's own, so that a wrong clock on the reader's side does not matter. */
  until: string
  now: string
  /** What takes the place of the figures when the time has come. */
  endedText: string
  /** Asks the server again when the time has come. */
  revalidate?: boolean
}

/** The time that is left: right as the server wrote it, ticking where a script runs, and spoken only three times. */
export function Countdown({ until, now, endedText, revalidate }: CountdownProps) {
  const t = useCopy(copy)
  const total = Math.max(0, Date.parse(until) - Date.parse(now))
  const left = useTimeLeft(total, revalidate === true)
  if (left <= 0) return <span role="status">{endedText}</span>

  const seconds = Math.ceil(left / 1000)
  const minutes = Math.ceil(seconds / 60)
  const spoken = SPOKEN_MINUTES.includes(minutes) && total > minutes * 60_000 ? minutes : null
  return (
    <span>
      <time dateTime={until} className="tabular" role="timer" aria-live="off">
        {t('left', { time: writeTime(seconds, count => t('days', { count })) })}
      </time>
      <span className="sr-only" aria-live="polite">
        {spoken ? t('minutes', { count: spoken }) : ''}
      </span>
    </span>
  )
}

function useTimeLeft(total: number, revalidate: boolean): number {
  const [left, setLeft] = useState(total)
  const revalidator = useRevalidator()
  const ask = useRef(revalidator.revalidate)
  ask.current = revalidator.revalidate
  useEffect(() => {
    setLeft(total)
    if (total <= 0) return
    const started = performance.now()
    const timer = setInterval(() => {
      const rest = total - (performance.now() - started)
      setLeft(rest)
      if (rest <= 0) {
        clearInterval(timer)
        if (revalidate) ask.current()
      }
    }, 1000)
    return () => clearInterval(timer)
  }, [total, revalidate])
  return left
}

function writeTime(seconds: number, days: (count: number) => string): string {
  const NBSP = '\u00a0'
  const pad = (n: number) => String(n).padStart(2, '0')
  const [d, h, m, s] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  if (d > 0) return h > 0 ? `${days(d)} ${h}${NBSP}h` : days(d)
  if (h > 0) return `${h}${NBSP}h${NBSP}${pad(m)}`
  return `${m}${NBSP}min${NBSP}${pad(s)}${NBSP}s`
}
