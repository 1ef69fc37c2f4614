import { Link } from '@remix-run/react'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'

type NeighboursProps = { back: string; previous: string | null; next: string | null }

/** The letters before and after, so that all can be read in one go. */
export function Neighbours({ back, previous, next }: NeighboursProps) {
  const t = useCopy(copy)
  return (
    <nav aria-label={t('letters')} className="flex flex-wrap gap-x-8 gap-y-2">
      <Link to={back} className="link">
        {t('back')}
      </Link>
      {previous ? (
        <Link to={previous} rel="prev" className="link">
          {t('previous')}
        </Link>
      ) : null}
      {next ? (
        <Link to={next} rel="next" className="link">
          {t('next')}
        </Link>
      ) : null}
    </nav>
  )
}
