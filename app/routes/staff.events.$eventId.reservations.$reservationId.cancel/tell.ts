import type { ReturnKind } from '~/domain/reservations/change-for-member'
import type { Cancellation } from '~/domain/reservations/policy'
import { type Locale, translate } from '~/shared/copy'
import { formatMoney } from '~/shared/format'
import { copy } from './copy'

/** What letting go gives back: a choice where the terms would keep something, else the one thing that it does. */
export function tellReturns({ terms, whole }: Record<ReturnKind, Cancellation>, locale: Locale) {
  const t = translate(copy, locale)
  const shown = { terms: terms.returned?.amount ?? 0, whole: whole.returned?.amount ?? 0 }
  if (terms.kind === 'release') return { shown, only: t('release'), choices: [] }
  const { paid, returned, percent, owedWhole } = terms
  if (!paid) return { shown, only: t('free'), choices: [] }
  const money = ({ amount, currency }: { amount: number; currency: string }) =>
    formatMoney(amount, currency, locale)
  const all = money(whole.returned ?? { ...paid, amount: 0 })
  if (shown.terms === shown.whole)
    return { shown, only: t(owedWhole ? `owed_${owedWhole}` : 'all', { amount: all }), choices: [] }
  const byTerms = returned
    ? t('termsPart', { amount: money(returned), paid: money(paid), percent })
    : t('termsNothing', { paid: money(paid) })
  return {
    shown,
    only: null,
    choices: [
      { value: 'terms', label: t('terms'), hint: byTerms },
      { value: 'whole', label: t('whole'), hint: t('wholeHint', { amount: all }) },
    ],
  }
}
