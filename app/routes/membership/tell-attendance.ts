import type { MyAttendance, PastSeat } from '~/domain/attendance/history-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatShare } from '~/shared/format'
import { copy } from './attendance-copy'

/** What became of each seat that someone held, in their own words. */
export function tellAttendance({ seats, rate }: MyAttendance, locale: Locale) {
  const t = translate(copy, locale)
  return {
    rate: rate.counted > 0 ? t('rate', { came: rate.came, counted: rate.counted }) : null,
    share: rate.share === null ? null : t('share', { share: formatShare(rate.share, locale) }),
    seats: seats.map(seat => ({
      id: seat.reservationId,
      title: seat.title[locale],
      day: formatDay(dayInZone(seat.startsAt, seat.timeZone), locale, { capital: true }),
      outcome: tellOutcome(seat),
      tone: seat.outcome === 'came' ? 'text-good' : 'text-soft',
      waiting: seat.contestedWords ? t('waiting', { words: seat.contestedWords }) : null,
      mayContest: seat.outcome !== 'unsaid' && seat.contestedWords === '',
    })),
  }

  function tellOutcome({ outcome, excuse }: PastSeat): string {
    return outcome === 'excused' && excuse !== '' ? t('excusedBecause', { excuse }) : t(outcome)
  }
}
