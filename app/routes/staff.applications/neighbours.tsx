import { Link } from '@remix-run/react'
import { type RefObject, useEffect, useRef } from 'react'
import { readDeskKey } from '~/ui/desk-keys'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import { deskHref, queueHref } from './search-href'
import type { QueueView } from './view'

/** The way back on a phone, and from one application to the next: by the links, or by J and K. */
export function Neighbours({ previous, next, search, currentId }: QueueView) {
  const t = useCopy(copy)
  const nextHref = next && deskHref(next, search)
  const previousHref = previous && deskHref(previous, search)
  const nav = useRef<HTMLElement>(null)
  useNeighbourKeys(nav)
  if (currentId === null) return null
  return (
    <nav ref={nav} className="vetting-neighbours" aria-label={t('neighbours')}>
      <Link to={queueHref(search)} className="vetting-back">
        {t('back')}
      </Link>
      {previousHref ? (
        <Link to={previousHref} rel="prev">
          <kbd className="kbd">K</kbd> {t('previous')}
        </Link>
      ) : null}
      {nextHref ? (
        <Link to={nextHref} rel="next">
          <kbd className="kbd">J</kbd> {t('next')}
        </Link>
      ) : null}
    </nav>
  )
}

/** A key follows the link that stands in the page as it is pressed: the page before may be gone a moment earlier. */
function useNeighbourKeys(nav: RefObject<HTMLElement>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const rel = { j: 'next', k: 'prev' }[readDeskKey(event) ?? '']
      if (rel) nav.current?.querySelector<HTMLAnchorElement>(`a[rel=${rel}]`)?.click()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [nav])
}
