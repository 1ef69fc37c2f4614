import { Link } from '@remix-run/react'
import { formatDay } from '~/shared/format'
import { paths } from '~/shared/paths'
import { classNames } from '~/ui/class-names'
import { useCopy, useLocale } from '~/ui/locale'
import { copy } from './copy'
import type { ProgrammeView } from './view'

type MonthGridProps = {
  month: NonNullable<ProgrammeView['browse']['month']>
  entries: ProgrammeView['entries']
}

/** One month, a cell a day; on a phone, an agenda of the days on which something is. */
export function MonthGrid({ month, entries }: MonthGridProps) {
  const t = useCopy(copy)
  const locale = useLocale()
  const onDay = (day: string) => entries.filter(entry => entry.days.includes(day))
  const isEmpty = month.weeks.flat().every(day => day === null || onDay(day).length === 0)
  return (
    <section className="mt-10">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h2>{month.title}</h2>
        <nav className="flex gap-6" aria-label={t('months')}>
          <Link className="link inline-flex min-h-11 items-center" to={`${paths.events()}${month.before}`}>
            {t('before')}
          </Link>
          <Link className="link inline-flex min-h-11 items-center" to={`${paths.events()}${month.after}`}>
            {t('after')}
          </Link>
        </nav>
      </div>
      <table className="month-grid">
        <caption className="sr-only">{month.title}</caption>
        <thead>
          <tr>
            {month.weekdays.map(name => (
              <th key={name} scope="col" className="caps">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month are its own, in their order
            <tr key={row}>
              {week.map((day, at) => {
                const there = day === null ? [] : onDay(day)
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the week
                  <td key={at} className={classNames(there.length === 0 && 'month-free')}>
                    {day === null ? null : (
                      <>
                        <time dateTime={day} className="tabular">
                          <span className="sr-only">{formatDay(day, locale, { weekday: true })}</span>
                          <span aria-hidden="true">{Number(day.slice(8))}</span>
                        </time>
                        {there.map(entry => (
                          <Link key={entry.href} to={entry.href}>
                            {entry.title}
                          </Link>
                        ))}
                      </>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {isEmpty ? <p className="mt-6 text-soft">{t('freeMonth')}</p> : null}
    </section>
  )
}
