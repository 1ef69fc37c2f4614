import { useEffect, useRef, useState } from 'react'
import { areDeskKeysOn, readDeskKey, switchDeskKeys } from '~/ui/desk-keys'
import { useCopy } from '~/ui/locale'
import { reviewCopy } from './review-copy'

/** The desk's keys, told and at work: E asks, V votes, ? shows them. J and K belong to the queue. */
export function Keys() {
  const t = useCopy(reviewCopy)
  const help = useRef<HTMLDetailsElement>(null)
  const [isOn, setOn] = useState(true)
  useEffect(() => setOn(areDeskKeysOn()), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = acts[readDeskKey(event) ?? '']
      if (!act) return
      event.preventDefault()
      act(help.current)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <details ref={help} className="disclosure desk-keys">
      <summary className="caps">{t('keys')}</summary>
      <dl>
        {rows.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd className="kbd">{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <label className="choice">
        <input
          type="checkbox"
          checked={isOn}
          onChange={event => {
            switchDeskKeys(event.target.checked)
            setOn(event.target.checked)
          }}
        />
        <span>{t('keysOn')}</span>
      </label>
    </details>
  )
}

/** The keys that matter most, beside what they do. */
export function KeyHints() {
  const t = useCopy(reviewCopy)
  return (
    <p className="desk-hint desk-hint-keys">
      {hinted.map(([key, words]) => (
        <span key={key}>
          <kbd className="kbd">{key}</kbd> {t(words)}
        </span>
      ))}
    </p>
  )
}

const hinted = [
  ['V', 'keyVote'],
  ['E', 'keyAsk'],
  ['?', 'keyHelp'],
] as const

const rows = [
  ['J', 'keyNext'],
  ['K', 'keyPrevious'],
  ['E', 'keyAsk'],
  ['V', 'keyVote'],
  ['1–5', 'keyMark'],
  ['?', 'keyHelp'],
] as const

const acts: Readonly<Record<string, (help: HTMLDetailsElement | null) => void>> = {
  e: () => {
    const ask = document.getElementById('ask')
    if (ask instanceof HTMLDetailsElement) ask.open = true
    document.getElementById('ask-words')?.focus()
  },
  v: () => {
    const chosen = document.querySelector<HTMLInputElement>('#vote input[name=verdict]:checked')
    const first = document.querySelector<HTMLInputElement>('#vote input[name=verdict]')
    ;(chosen ?? first)?.focus()
  },
  '?': help => {
    if (!help) return
    help.open = !help.open
    help.querySelector('summary')?.focus()
  },
}
