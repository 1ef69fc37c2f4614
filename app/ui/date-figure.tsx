import { formatDateFigure, formatDays } from '~/shared/format'
import { useLocale } from './locale'

/** A date as typography: the day large, the month in capitals below; read aloud, it is the whole date. */
export function DateFigure({ days }: { days: readonly string[] }) {
  const locale = useLocale()
  const { day, month } = formatDateFigure(days, locale)
  return (
    <time className="date-figure" dateTime={days[0]}>
      <span className="sr-only">{formatDays(days, locale)}</span>
      <span aria-hidden="true">{day}</span>
      <span aria-hidden="true" className="caps">
        {month}
      </span>
    </time>
  )
}
