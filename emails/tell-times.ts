import type { LetterEvent, LetterSlot } from '~/domain/letters/types'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { daysInZone, formatDays, formatTime } from '~/shared/format'
import { tellClock, tellWhen } from './tell-event'

const copy = defineCopy({
  fr: { when: 'Quand', hour: 'Votre heure', hours: '{{day}}, {{from}}\u00a0– {{to}}' },
  en: { when: 'When', hour: 'Your hour', hours: '{{day}}, {{from}}\u00a0– {{to}}' },
})

type Told = Pick<LetterSlot, 'label' | 'startsAt' | 'endsAt' | 'isChosen'>

/**
 * When a party is expected: the event, where there is a part that everyone is in, and each hour that they chose, with what
 * it promises. Whoever chose an hour and sits in nothing else reads that hour, and not the event's.
 */
export function tellTimes(
  event: LetterEvent,
  slots: readonly Told[] | undefined,
  locale: Locale,
): [term: string, value: string][] {
  const t = translate(copy, locale)
  const chosen = (slots ?? []).filter(({ isChosen }) => isChosen)
  const isAll = chosen.length > 0 && chosen.length === slots?.length
  return [
    ...(isAll ? [] : [[t('when'), tellWhen(event, locale)] as [string, string]]),
    ...chosen.map((slot): [string, string] => {
      const hours = t('hours', {
        day: formatDays(daysInZone(slot.startsAt, slot.endsAt, event.timeZone), locale, {
          weekday: true,
          capital: true,
        }),
        from: formatTime(slot.startsAt, event.timeZone, locale),
        to: formatTime(slot.endsAt, event.timeZone, locale),
      })
      return [slot.label || t('hour'), isAll ? `${hours}, ${tellClock(event, locale)}` : hours]
    }),
  ]
}
