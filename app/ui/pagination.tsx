import { Link } from '@remix-run/react'
import { defineCopy } from '~/shared/copy'
import { formatNumber } from '~/shared/format'
import { useCopy, useLocale } from './locale'

const copy = defineCopy({
  fr: {
    name: 'Pages',
    where: 'Page {{page}} sur {{pages}}',
    total: '{{total}} en tout',
    before: 'Précédente',
    after: 'Suivante',
  },
  en: {
    name: 'Pages',
    where: 'Page {{page}} of {{pages}}',
    total: '{{total}} in all',
    before: 'Previous',
    after: 'Next',
  },
})

type PaginationProps = { page: number; pages: number; total: number; hrefFor: (page: number) => string }

export function Pagination({ page, pages, total, hrefFor }: PaginationProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  if (pages < 2) return null
  return (
    <nav className="pagination" aria-label={t('name')}>
      <span className="tabular">
        {t('where', { page, pages })} · {t('total', { total: formatNumber(total, locale) })}
      </span>
      <span className="flex gap-6">
        {page > 1 ? (
          <Link to={hrefFor(page - 1)} rel="prev" className="link">
            {t('before')}
          </Link>
        ) : null}
        {page < pages ? (
          <Link to={hrefFor(page + 1)} rel="next" className="link">
            {t('after')}
          </Link>
        ) : null}
      </span>
    </nav>
  )
}
