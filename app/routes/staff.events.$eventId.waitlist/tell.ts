import { nameSlot } from '~/domain/calendar/name-slot'
import type { SlotRoom } from '~/domain/events/room-queries.server'
import type { EndedRow, StaffLine, StaffLineRow } from '~/domain/waitlist/staff-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment, joinList } from '~/shared/format'
import { copy } from './copy'

/** A party of the line in words: what it waits for, why it stands there, and its offer; times are the venue's. */
export function tellRow(row: StaffLineRow, { order }: StaffLine, zone: string, locale: Locale) {
  const t = translate(copy, locale)
  const slots = joinList(
    row.slots.map(slot => formatMoment(slot, zone, locale)),
    locale,
    row.wants === 'any' ? 'or' : 'and',
  )
  const { rank, came, missed } = row.standing
  const rule = {
    arrival: null,
    rank: rank > 0 ? t('rankWhy', { rank }) : t('noRank'),
    attendance: t('attendanceWhy', { came, missed }),
  }[order]
  const since = t('since', { moment: formatMoment(row.joinedAt, zone, locale) })
  return {
    id: row.id,
    personId: row.personId,
    name: row.name,
    seats: row.seats,
    company: joinList(row.guestNames, locale),
    wants: slots === '' ? t('whole') : t(row.wants, { slots }),
    why: rule ? `${rule}, ${since}` : since,
    note: noteOf(row, locale),
    state: row.offer ? t('until', { moment: formatMoment(row.offer.until, zone, locale) }) : t('waiting'),
    isWaiting: row.state === 'waiting',
  }
}

function noteOf(row: StaffLineRow, locale: Locale): string | null {
  const t = translate(copy, locale)
  if (row.offer?.byHand) return t('byHand', { reason: row.offer.reason })
  if (row.passedOverBecause !== '') return t('passedOver')
  return row.state === 'waiting' && row.offersMade > 0 ? t('again') : null
}

export function tellEnded(
  { id, name, seats, endedAt, because, words }: EndedRow,
  zone: string,
  locale: Locale,
) {
  const t = translate(copy, locale)
  return {
    id,
    name,
    seats,
    when: formatMoment(endedAt, zone, locale),
    because: because === 'taken_off' ? t('taken_off', { words }) : t(because),
  }
}

export function tellRoom(
  { slot, capacity, taken, overbookedBecause }: SlotRoom,
  zone: string,
  locale: Locale,
) {
  const t = translate(copy, locale)
  const name = slot && nameSlot(slot, locale)
  const moment = slot && formatMoment(slot.startsAt, zone, locale)
  return {
    id: slot?.id ?? null,
    label: slot ? [name, moment].filter(Boolean).join(', ') : t('inAll'),
    capacity,
    taken,
    note:
      overbookedBecause === null
        ? null
        : t('overbooked', { count: taken - capacity, reason: overbookedBecause }),
  }
}
