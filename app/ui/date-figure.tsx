import { formatDateFigure, formatDays } from '~/shared/format'
import { classNames } from './class-names'
import { useLocale } from './locale'

/** A date as typography: the day large, the month in capitals below; read aloud, it is the whole date. */
export function DateFigure({ days }: { days: readonly string[] }) {
  const locale = useLocale()
  const { day, month } = formatDateFigure(days, locale)
  return (
    <time className={classNames('date-figure', day.length > 2 && 'date-figure-long')} dateTime={days[0]}>
      <span className="sr-only">{formatDays(days, locale)}</span>
      <span aria-hidden="true">{day}</span>
      <span aria-hidden="true" className="caps">
        {month}
      </span>
    </time>
  )
}
