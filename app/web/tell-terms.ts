import type { RefundPromise } from '~/domain/events/policy'
import type { Money } from '~/domain/events/types'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { capitalize, dayInZone, formatDay, formatMoment, formatMoney } from '~/shared/format'

const copy = defineCopy({
  fr: {
    promiseWhole: 'Rendue en entier jusqu’au {{day}}',
    promisePart: '{{percent}} % jusqu’au {{day}}',
    promiseHalf: 'pour moitié jusqu’au {{day}}',
    promiseNone: 'Elle n’est pas rendue',
    thenNone: 'puis acquise à la maison',
  },
  en: {
    promiseWhole: 'Returned in full until {{day}}',
    promisePart: '{{percent}}% until {{day}}',
    promiseHalf: 'half of it until {{day}}',
    promiseNone: 'It is not returned',
    thenNone: 'then kept by the house',
  },
})

type Terms = { startsAt: Date; replyClosesAt: Date; timeZone: string; deposit: Money | null }

/** What is asked and until when, as a page writes it: the venue's clock, and the reader's own where it says otherwise. */
export function tellTerms(
  { startsAt, replyClosesAt, timeZone, deposit }: Terms,
  promises: readonly RefundPromise[],
  ownZone: string | null,
  locale: Locale,
) {
  const isElsewhere =
    ownZone !== null &&
    formatMoment(replyClosesAt, ownZone, locale) !== formatMoment(replyClosesAt, timeZone, locale)
  const yearOf = (moment: Date) => dayInZone(moment, timeZone).slice(0, 4)
  return {
    deposit: deposit && formatMoney(deposit.amount, deposit.currency, locale),
    promises: deposit ? tellPromises(promises, locale) : null,
    replyBy: formatMoment(replyClosesAt, timeZone, locale, {
      year: yearOf(replyClosesAt) !== yearOf(startsAt),
    }),
    replyOwn: isElsewhere ? formatMoment(replyClosesAt, ownZone, locale, { year: false }) : null,
  }
}

/** "Rendue en entier jusqu’au 29 décembre, pour moitié jusqu’au 29 janvier, puis acquise à la maison." */
function tellPromises(promises: readonly RefundPromise[], locale: Locale): string {
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
