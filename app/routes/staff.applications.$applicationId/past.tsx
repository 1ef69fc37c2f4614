import { Link } from '@remix-run/react'
import { useCopy } from '~/ui/locale'
import { copy } from './copy'
import type { DeskView } from './view'

/** Earlier applications, and who put the name forward. */
export function Past({ past }: DeskView) {
  const t = useCopy(copy)
  const { applications, nominations } = past
  if (applications.length === 0 && nominations.length === 0) return null
  return (
    <section aria-labelledby="past-title">
      <h2 id="past-title">{t('past')}</h2>
      {nominations.map(({ id, who, line, note }) => (
        <figure key={id} className="desk-vouch">
          {line ? <blockquote className="voice">{line}</blockquote> : null}
          <figcaption className="text-sm text-soft">
            {who}
            {note ? ` · ${note}` : ''}
          </figcaption>
        </figure>
      ))}
      <ul>
        {applications.map(({ id, href, name, what }) => (
          <li key={id} className="desk-said">
            <Link to={href} className="link">
              {name}
            </Link>{' '}
            <span className="text-sm text-soft">{what}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
