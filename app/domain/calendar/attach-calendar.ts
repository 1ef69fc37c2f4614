import type { Locale } from '~/shared/copy'
import type { ChangedEntry, LetterContent, LetterSlot, ReservationLetterProps } from '../letters/types'
import { type CalendarEntry, type CalendarSlot, nameCalendarFile, writeCalendarFile } from './calendar-file'

type Attachment = { filename: string; content: string; contentType: string }

/**
 * The files that a letter carries: the calendar entry of a confirmed reservation, the one that takes its place when the
 * event or the party has changed, and its withdrawal with a cancelled one. A letter that is tried again has to be the same octet for
 * octet, so the entry is stamped with an instant that the letter itself keeps: the event's beginning.
 */
export function attachCalendar(content: LetterContent, locale: Locale): Attachment[] {
  if (content.kind === 'correspondence')
    return content.props.entry ? attachChanged(content.props.entry, locale) : []
  if (!hasEntry(content)) return []
  // Whoever never had the entry has nothing to take out of their diary.
  const calledOff = content.kind === 'reservation_cancelled' ? content.props.calledOff : undefined
  if (calledOff?.wasConfirmed === false) return []
  const method = calledOff ? 'CANCEL' : 'PUBLISH'
  const isOver = content.kind === 'reservation_cancelled'
  const guests = isOver ? [] : content.props.guestNames
  return attach(
    { ...describe(content.props), guests, standing: isOver ? 'cancelled' : 'confirmed' },
    { slug: content.props.event.slug, locale, method },
  )
}

function attachChanged(entry: ChangedEntry, locale: Locale): Attachment[] {
  const told = { ...describe(entry), guests: entry.guestNames, gone: entry.gone.map(readSlot) }
  return attach({ ...told, standing: 'confirmed' }, { slug: entry.event.slug, locale, method: 'PUBLISH' })
}

function describe({
  event,
  reservationId,
  seats,
  slots,
  revision = 0,
}: Omit<ReservationLetterProps, 'greeting'>) {
  const { title, brandName, venue, city } = event
  const whole = { id: reservationId, label: '', startsAt: event.startsAt, endsAt: event.endsAt }
  return {
    ...{ reservationId, title, brandName, venue, city, seats, revision },
    slots: (slots && slots.length > 0 ? slots : [whole]).map(readSlot),
    stampedAt: new Date(event.startsAt),
  }
}

function readSlot(slot: LetterSlot): CalendarSlot {
  return { ...slot, startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) }
}

type Delivery = { slug: string; locale: Locale; method: 'PUBLISH' | 'CANCEL' }

function attach(entry: CalendarEntry, { slug, locale, method }: Delivery): Attachment[] {
  return [
    {
      filename: nameCalendarFile(slug),
      content: writeCalendarFile(entry, locale, method),
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
