import { nameSlot } from '~/domain/calendar/name-slot'
import { tellRefusal } from '~/domain/eligibility/words'
import type { ReservedSlot } from '~/domain/reservations/chosen-slots.server'
import type { OfferedSlot } from '~/domain/reservations/offer-slots.server'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { capitalize, dayInZone, formatDay, formatTime } from '~/shared/format'

const copy = defineCopy({ fr: { own: '{{time}} chez vous' }, en: { own: '{{time}} where you are' } })

export type ToldSlot = {
  id: string
  hours: string
  /** The same hour where the reader lives, where that is another. */
  own: string | null
  free: number
  /** Why it is closed to this person, if it is. */
  because: string | null
}
export type ToldChoice = {
  least: number
  most: number
  days: { day: string; name: string; groups: { name: string; slots: ToldSlot[] }[] }[]
}

/** The slots to choose from by day, then by what is in them, on the venue's clock and the reader's own. */
export function tellSlots(
  choice: { least: number; most: number; slots: OfferedSlot[] } | null,
  zone: string,
  ownZone: string | null,
  locale: Locale,
): ToldChoice | null {
  if (choice === null || choice.slots.length === 0) return null
  const days = new Map<string, Map<string, ToldSlot[]>>()
  for (const slot of choice.slots) {
    const day = dayInZone(slot.startsAt, zone)
    const name = nameSlot(slot, locale)
    const groups = days.get(day) ?? new Map<string, ToldSlot[]>()
    days.set(day, groups)
    groups.set(name, [...(groups.get(name) ?? []), tellSlot(slot, zone, ownZone, locale)])
  }
  return {
    least: choice.least,
    most: choice.most,
    days: [...days].map(([day, groups]) => ({
      day,
      name: capitalize(formatDay(day, locale, { weekday: true, year: false })),
      groups: [...groups].map(([name, slots]) => ({ name, slots })),
    })),
  }
}

/** "9 h – 9 h 30", as a member reads a slot that they chose or may choose. */
export function tellSlotHours(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  zone: string,
  locale: Locale,
): string {
  return `${formatTime(startsAt, zone, locale)} – ${formatTime(endsAt, zone, locale)}`
}

/** A slot that was chosen: its day and hours at the venue, its hour at home, and what is in it. */
export function tellReservedSlot(slot: ReservedSlot, zone: string, ownZone: string | null, locale: Locale) {
  const day = capitalize(formatDay(dayInZone(slot.startsAt, zone), locale, { weekday: true, year: false }))
  const there = formatTime(slot.startsAt, zone, locale)
  const here = ownZone && formatTime(slot.startsAt, ownZone, locale)
  return {
    id: slot.id,
    when: `${day}, ${tellSlotHours(slot, zone, locale)}`,
    own: here && here !== there ? translate(copy, locale)('own', { time: here }) : null,
    name: nameSlot(slot, locale),
  }
}

function tellSlot(slot: OfferedSlot, zone: string, ownZone: string | null, locale: Locale): ToldSlot {
  const there = formatTime(slot.startsAt, zone, locale)
  const here = ownZone && formatTime(slot.startsAt, ownZone, locale)
  return {
    id: slot.id,
    hours: tellSlotHours(slot, zone, locale),
    own: here && here !== there ? here : null,
    free: slot.free,
    because: slot.refusal && tellRefusal(slot.refusal, locale, { zone, ownZone }).because,
  }
}
