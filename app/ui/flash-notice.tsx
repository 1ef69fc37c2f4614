import { useLocation } from '@remix-run/react'
import { useRef } from 'react'
import { Notice, type NoticeTone } from './notice'

export type Flash = { tone: NoticeTone; text: string }

/**
 * What the last action has to say, once, on the page that follows it. It stays while that page is before the reader,
 * also when the page asks for its data again and the notice is no longer among them.
 */
export function FlashNotice({ flash }: { flash: Flash | null | undefined }) {
  const { key } = useLocation()
  const kept = useRef<{ key: string; flash: Flash } | null>(null)
  if (flash) kept.current = { key, flash }
  const shown = kept.current?.key === key ? kept.current.flash : null
  if (!shown) return null
  return (
    <div className="page-margin pt-4" data-print="hide">
      <Notice tone={shown.tone} live>
        {shown.text}
      </Notice>
    </div>
  )
}
