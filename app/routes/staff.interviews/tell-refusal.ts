import type { PublishHoursRefusal } from '~/domain/applications/publish-hours.server'
import { type Locale, translate } from '~/shared/copy'
import { copy } from './copy'
import type { HoursForm } from './hours-form'

export type HoursAmiss = { field: 'date' | 'from' | 'to' | 'minutes'; message: string }
/** The same with what was typed, for the form to show again. */
export type Amiss = (HoursAmiss & { typed: HoursForm }) | null

/** What keeps hours from being published, beside the field where it can be mended. */
export function tellHoursRefusal(
  refusal: Exclude<PublishHoursRefusal, { reason: 'not_found' }>,
  { from, to }: HoursForm,
  locale: Locale,
): HoursAmiss {
  const t = translate(copy, locale)
  switch (refusal.reason) {
    case 'from':
    case 'to': {
      const field = refusal.reason
      const time = field === 'from' ? from : to
      if (refusal.problem === 'malformed') return { field, message: t('unclear') }
      const key = refusal.problem === 'does_not_exist' ? 'noSuchTime' : 'twiceThatDay'
      return { field, message: t(key, { time }) }
    }
    case 'ends_before':
      return { field: 'to', message: t('endsBefore') }
    case 'too_short':
      return { field: 'minutes', message: t('tooShort') }
    case 'too_many':
      return { field: 'to', message: t('tooMany', { most: refusal.most }) }
    case 'past':
      return { field: 'date', message: t('past') }
    case 'overlaps':
      return { field: 'from', message: t('overlaps') }
  }
}
