import { EventNav } from '~/ui/event-nav'
import { useCopy } from '~/ui/locale'
import { PageHead } from '~/ui/page-head'
import { copy } from './copy'
import { SeatLine } from './seat-line'
import type { AttendanceView } from './view'

/** What became of every seat of an event that is over, what is contested first. */
export function AttendancePage({ sections, event, seats }: AttendanceView) {
  const t = useCopy(copy)
  return (
    <div className="grid grid-cols-1 gap-12">
      <EventNav sections={sections} />
      <PageHead over={event.title} title={t('title')} text={t('text')} />
      {seats.length === 0 ? (
        <p className="voice border-t border-rule pt-7">{t('none')}</p>
      ) : (
        <ul>
          {seats.map(seat => (
            <SeatLine key={seat.id} seat={seat} />
          ))}
        </ul>
      )}
    </div>
  )
}
