import { Link, useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
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
  useNeighbourKeys(nextHref, previousHref)
  if (currentId === null) return null
  return (
    <nav className="vetting-neighbours" aria-label={t('neighbours')}>
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

function useNeighbourKeys(nextHref: string | null, previousHref: string | null): void {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = readDeskKey(event)
      const href = key === 'j' ? nextHref : key === 'k' ? previousHref : null
      if (href) navigate(href)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, nextHref, previousHref])
}
