import { Link } from '@remix-run/react'
import { paths } from '~/shared/paths'
import { Disclosure } from '~/ui/disclosure'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'

/** The very facts and the permission that the letter rested on, and how to put them right or stop them, there and then. */
export function WhyMe({ why }: { why: readonly string[] }) {
  const t = useCopy(copy)
  return (
    <Disclosure summary={t('why')} open>
      <p className="aside-text">{why.join(' ')}</p>
      <p className="mt-3 flex flex-wrap gap-x-5 gap-y-2 text-sm">
        <Link className="link" to={`${paths.voice()}#facts`}>
          {t('correct')}
        </Link>
        <Link className="link" to={`${paths.voice()}#rhythm`}>
          {t('lessOften')}
        </Link>
        <Link className="link" to={`${paths.voice()}#permissions`}>
          {t('noMore')}
        </Link>
      </p>
    </Disclosure>
  )
}
