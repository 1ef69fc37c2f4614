import { Link } from '@remix-run/react'
import { Caps } from '~/ui/caps'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import type { HomePoll } from './types'

/** The questions of the house that the person has not answered yet. */
export function PollPart({ polls }: { polls: readonly HomePoll[] }) {
  const t = useCopy(copy)
  return (
    <aside className="border-t border-rule py-6" aria-label={t('asks')}>
      <Caps as="h2">{t('asks')}</Caps>
      <ul className="mt-2.5 grid gap-4">
        {polls.map(({ href, question, until }) => (
          <li key={href}>
            <p className="voice">{question}</p>
            <p className="mt-1 text-sm">
              <Link to={href} className="link">
                {t('answer')}
              </Link>{' '}
              <span className="text-soft">{t('afterUntil', { day: until })}</span>
            </p>
          </li>
        ))}
      </ul>
    </aside>
  )
}
