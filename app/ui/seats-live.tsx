import { useRef } from 'react'
import { defineCopy } from '~/shared/copy'
import { useCopy } from './locale'
import { useSeatStream } from './use-seat-stream'

const copy = defineCopy({
  fr: {
    some_one: '{{capacity}}, dont une libre',
    some_other: '{{capacity}}, dont {{count}} libres',
    all: '{{capacity}}, toutes libres',
    none: '{{capacity}}, toutes prises',
    open: 'Sans limite',
  },
  en: {
    some_one: '{{capacity}}, one free',
    some_other: '{{capacity}}, {{count}} of them free',
    all: '{{capacity}}, all free',
    none: '{{capacity}}, all taken',
    open: 'No limit',
  },
})

type SeatsLiveProps = {
  capacity: number | null
  free: number
  /** A stream of server-sent events named `seats`, each holding {"free": n}. Absent, the figure stands still. */
  streamHref?: string
}

export function SeatsLive({ capacity, free, streamHref }: SeatsLiveProps) {
  const t = useCopy(copy)
  const count = useLiveFree(free, streamHref)
  if (capacity === null) return <span>{t('open')}</span>
  const tell = () => {
    if (count >= capacity) return t('all', { capacity })
    return count > 0 ? t('some', { capacity, count }) : t('none', { capacity })
  }
  return (
    <span className="tabular" aria-live="polite">
      {tell()}
    </span>
  )
}

function useLiveFree(free: number, streamHref: string | undefined): number {
  const heard = useSeatStream(streamHref, 'seats')
  // What the page itself was given last is newer than what was heard before it.
  const given = useRef({ free, heard })
  if (given.current.free !== free) given.current = { free, heard }
  if (heard === given.current.heard) return free
  return readFree(heard) ?? free
}

function readFree(data: unknown): number | null {
  if (typeof data !== 'object' || data === null || !('free' in data)) return null
  return typeof data.free === 'number' ? data.free : null
}
