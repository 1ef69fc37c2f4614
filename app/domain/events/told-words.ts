import { defineCopy, type Locale, translate } from '~/shared/copy'
import { daysInZone, formatDays, formatMoment, formatPlace, formatTime, formatVenue } from '~/shared/format'
import type { ToldChange, ToldHours } from './told-facts'

const copy = defineCopy({
  fr: {
    hours: 'Quand',
    slot: 'Votre créneau',
    slotOfStaff: 'Créneau',
    place: 'Où',
    address: 'Adresse',
    dress_code: 'Tenue',
    replies: 'Réponses jusqu’au',
    fromTo: '{{days}}, de {{from}} à {{to}}',
    at: '{{hours}} ({{place}})',
    none: 'plus rien de particulier',
  },
  en: {
    hours: 'When',
    slot: 'Your slot',
    slotOfStaff: 'Slot',
    place: 'Where',
    address: 'Address',
    dress_code: 'Dress',
    replies: 'Replies until',
    fromTo: '{{days}}, {{from}} to {{to}}',
    at: '{{hours}} ({{place}})',
    none: 'nothing in particular any more',
  },
})

/** A change in words: what it is about, what was told, and what holds now. */
export type SaidChange = { key: string; what: string; before: string; after: string; isSlot: boolean }

/** The changes in the reader's language, hours on the clock of the place; `forStaff` names no slot as the reader's own. */
export function sayChanges(
  changes: readonly ToldChange[],
  locale: Locale,
  { forStaff }: { forStaff: boolean } = { forStaff: false },
): SaidChange[] {
  const t = translate(copy, locale)
  return changes.map(say)

  function say(change: ToldChange): SaidChange {
    switch (change.what) {
      case 'hours':
        return said('hours', t('hours'), ...bothHours(change.before, change.after))
      case 'slot':
        return {
          ...said(
            change.slotId,
            t(forStaff ? 'slotOfStaff' : 'slot'),
            ...bothHours(change.before, change.after),
          ),
          isSlot: true,
        }
      case 'place':
        return said('place', t('place'), formatVenue(change.before), formatVenue(change.after))
      case 'address':
        return said('address', t('address'), change.before, change.after || t('none'))
      case 'dress_code':
        return said('dress', t('dress_code'), change.before[locale], change.after[locale] || t('none'))
      case 'replies':
        return said('replies', t('replies'), moment(change.before), moment(change.after))
    }
  }

  function bothHours(before: ToldHours, after: ToldHours): [string, string] {
    const isOtherZone = before.timeZone !== after.timeZone
    return [tellHours(before, isOtherZone), tellHours(after, isOtherZone)]
  }

  function tellHours({ startsAt, endsAt, timeZone }: ToldHours, withPlace: boolean): string {
    const days = formatDays(daysInZone(startsAt, endsAt, timeZone), locale, { weekday: true })
    const [from, to] = [formatTime(startsAt, timeZone, locale), formatTime(endsAt, timeZone, locale)]
    const hours = t('fromTo', { days, from, to })
    return withPlace ? t('at', { hours, place: formatPlace(timeZone, locale) }) : hours
  }

  function moment({ at, timeZone }: { at: string; timeZone: string }): string {
    return formatMoment(at, timeZone, locale, { year: true })
  }
}

function said(key: string, what: string, before: string, after: string): SaidChange {
  return { key, what, before, after, isSlot: false }
}
