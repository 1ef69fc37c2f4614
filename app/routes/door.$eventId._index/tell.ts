import type { StampTold } from '~/domain/attendance/door-list'
import { type Locale, translate } from '~/shared/copy'
import { copy } from './copy'

type Refused = Extract<StampTold, { outcome: 'refused' }>['reason']

/** Why someone could not be checked in. */
export function tellRefusal({ reason }: { reason: Refused }, locale: Locale): string {
  const t = translate(copy, locale)
  switch (reason) {
    case 'not_found':
      return t('refused_unknown')
    case 'not_confirmed':
      return t('refused_ended')
    case 'no_such_seat':
      return t('refused_seat')
    case 'seat_closed':
      return t('refused_closed')
    case 'too_early':
      return t('refused_early')
    case 'too_late':
      return t('refused_late')
  }
}
