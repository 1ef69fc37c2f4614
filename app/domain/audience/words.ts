import { defineCopy, type Locale, translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import type { Reach } from './types'

const copy = defineCopy({
  fr: {
    now: 'Peut la recevoir maintenant',
    paused: 'A demandé une pause\u202f; sa lettre partira le {{moment}}',
    cadence_reached: 'A reçu toutes les lettres que permet sa parole\u202f; possible le {{moment}}',
    quiet_hours: 'Hors de ses heures\u202f; sa lettre partira le {{moment}}',
    too_late: 'Pas avant le {{moment}}, trop tard pour répondre',
    never: 'Ne souhaite aucune lettre',
    suppressed: 'On ne lui écrit plus à cette adresse',
    no_permission: 'A repris sa parole',
  },
  en: {
    now: 'Can be reached now',
    paused: 'Has asked for a pause; the letter will leave on {{moment}}',
    cadence_reached: 'Has had every letter their word allows; possible on {{moment}}',
    quiet_hours: 'Outside their hours; the letter will leave on {{moment}}',
    too_late: 'Not before {{moment}}, too late to answer',
    never: 'Wishes for no letter',
    suppressed: 'No longer written to at this address',
    no_permission: 'Has taken their word back',
  },
})

/** When a letter could reach someone, as staff read it; times are of the zone given. */
export function tellReach(reach: Reach, timeZone: string, locale: Locale): string {
  const t = translate(copy, locale)
  if (reach.kind === 'now') return t('now')
  if (reach.kind === 'never')
    return t(reach.because === 'suppressed' || reach.because === 'no_permission' ? reach.because : 'never')
  const moment = formatMoment(reach.from, timeZone, locale)
  if (reach.kind === 'too_late') return t('too_late', { moment })
  if (reach.because === 'paused' || reach.because === 'quiet_hours') return t(reach.because, { moment })
  return t('cadence_reached', { moment })
}
