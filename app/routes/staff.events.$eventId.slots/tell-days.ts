import type { StaffSlot } from '~/domain/events/slot-queries.server'
import type { Rank } from '~/domain/events/types'
import type { Locale } from '~/shared/copy'
import { capitalize, dayInZone, formatDay, formatTime } from '~/shared/format'

/** The slots by day, on the venue's clock. */
export function tellDays(slots: readonly StaffSlot[], zone: string, ranks: readonly Rank[], locale: Locale) {
  const days = new Map<string, StaffSlot[]>()
  for (const slot of slots) {
    const day = dayInZone(slot.startsAt, zone)
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return [...days].map(([day, list]) => ({
    day,
    name: capitalize(formatDay(day, locale, { weekday: true })),
    slots: list.map(slot => ({
      id: slot.id,
      part: slot.part,
      hours: tellHours(slot, zone, locale),
      name: [slot.label[locale], slot.model?.name].filter(Boolean).join(' · '),
      tier: ranks.find(({ rank }) => slot.minRank !== null && rank >= slot.minRank)?.name[locale] ?? null,
      minRank: slot.minRank,
      capacity: slot.capacity,
      taken: slot.taken,
      isClosed: slot.isClosed,
      isKept: slot.isKept,
    })),
  }))
}

/** "9 h – 9 h 30"; an end on another day says which. */
export function tellHours(slot: { startsAt: Date; endsAt: Date }, zone: string, locale: Locale): string {
  const ends = formatTime(slot.endsAt, zone, locale)
  const endDay = dayInZone(slot.endsAt, zone)
  const isOtherDay = endDay !== dayInZone(slot.startsAt, zone)
  const last = isOtherDay ? `${formatDay(endDay, locale, { year: false })}, ${ends}` : ends
  return `${formatTime(slot.startsAt, zone, locale)} – ${last}`
}
