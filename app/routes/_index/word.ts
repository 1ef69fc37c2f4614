import { tellCadence } from '~/domain/permission/cadence'
import type { MyWord } from '~/domain/permission/types'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatTime, joinList } from '~/shared/format'
import { copy } from './copy'
import type { HomeWord } from './types'

/** What the person allows, as they would say it: which houses, how often, when not, and what is left of it. */
export function tellWord({ policy, brands, lettersLeft }: MyWord, zone: string, locale: Locale): HomeWord {
  const t = translate(copy, locale)
  const houses = brands.filter(
    brand => !brand.suppressed && brand.permissions.some(({ channel }) => channel === 'email'),
  )
  if (houses.length === 0) return { sentence: t('wordNone'), details: [] }
  if (policy.lettersMax === 0) return { sentence: t('wordNever'), details: [] }
  if (policy.pausedUntil && policy.pausedUntil > new Date()) {
    return {
      sentence: t('wordPaused', { day: formatDay(dayInZone(policy.pausedUntil, zone), locale) }),
      details: [],
    }
  }
  const names = joinList(
    houses.map(house => house.name),
    locale,
  )
  return {
    sentence: t('wordMay', { count: houses.length, houses: names, cadence: tellCadence(policy, locale) }),
    details: [
      ...(policy.quietFrom === policy.quietTo
        ? []
        : [
            t('wordQuiet', {
              from: tellHour(policy.quietFrom, locale),
              to: tellHour(policy.quietTo, locale),
            }),
          ]),
      t('wordLeft', { count: lettersLeft }),
    ],
  }
}

/** 'HH:MM' on a clock of nowhere, as an hour is written. */
function tellHour(time: string, locale: Locale): string {
  return formatTime(`2000-01-01T${time}:00Z`, 'UTC', locale)
}
