import type { RefundPromise } from '~/domain/events/policy'
import { type Locale, translate } from '~/shared/copy'
import { capitalize, formatDay } from '~/shared/format'
import { copy } from './copy'

/** "Rendue en entier jusqu’au 29 décembre, pour moitié jusqu’au 29 janvier, puis acquise à la maison." */
export function tellPromises(promises: readonly RefundPromise[], locale: Locale): string {
  const t = translate(copy, locale)
  const kept = promises.filter(promise => promise.percent > 0)
  if (kept.length === 0) return t('promiseNone')
  const told = kept.map(({ percent, lastDay }) => {
    const day = formatDay(lastDay, locale, { year: false })
    if (percent === 100) return t('promiseWhole', { day })
    return percent === 50 ? t('promiseHalf', { day }) : t('promisePart', { percent, day })
  })
  return capitalize([...told, t('thenNone')].join(', '))
}
