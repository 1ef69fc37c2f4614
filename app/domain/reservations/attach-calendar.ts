import type { Locale } from '~/shared/copy'
import type { LetterContent } from '../letters/types'
import { nameCalendarFile, writeCalendarFile } from './calendar-file'

type Attachment = { filename: string; content: string; contentType: string }

/**
 * The files that a letter carries: the calendar entry of a confirmed reservation, the one that takes its place when the
 * event has changed, and its withdrawal with a cancelled one. A letter that is tried again has to be the same octet for
 * octet, so the entry is stamped with an instant that the letter itself keeps: the event's beginning.
 */
export function attachCalendar(content: LetterContent, locale: Locale): Attachment[] {
  if (!hasEntry(content)) return []
  // Whoever never had the entry has nothing to take out of their diary.
  const calledOff = content.kind === 'reservation_cancelled' ? content.props.calledOff : undefined
  if (calledOff?.wasConfirmed === false) return []
  const method = calledOff ? 'CANCEL' : 'PUBLISH'
  const { event, reservationId, seats, slots } = content.props
  const startsAt = new Date(event.startsAt)
  const whole = { id: reservationId, label: '', startsAt: event.startsAt, endsAt: event.endsAt }
  const file = writeCalendarFile(
    {
      reservationId,
      title: event.title,
      brandName: event.brandName,
      venue: event.venue,
      city: event.city,
      slots: (slots && slots.length > 0 ? slots : [whole]).map(slot => ({
        ...slot,
        startsAt: new Date(slot.startsAt),
        endsAt: new Date(slot.endsAt),
      })),
      seats,
      revision: content.props.revision ?? 0,
      guests: content.kind === 'reservation_cancelled' ? [] : content.props.guestNames,
      standing: content.kind === 'reservation_cancelled' ? 'cancelled' : 'confirmed',
      stampedAt: startsAt,
    },
    locale,
    method,
  )
  return [
    {
      filename: nameCalendarFile(event.slug),
      content: file,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
    },
  ]
}

type WithEntry = Extract<
  LetterContent,
  { kind: 'reservation_confirmed' | 'reservation_cancelled' | 'event_changed' }
>

function hasEntry(content: LetterContent): content is WithEntry {
  if (content.kind === 'event_changed') return content.props.isConfirmed
  return content.kind === 'reservation_confirmed' || content.kind === 'reservation_cancelled'
}
