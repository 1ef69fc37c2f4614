import { greet } from '../letters/greeting'
import type { CorrespondenceLetterProps } from '../letters/types'
import type { ReservationRow } from './store.server'

export type Host = { name: string; title: string }

/** What the letters of a host on a reservation have in common: of which event, to whom, and from whom. Pure. */
export function frameLetter(
  { event, person }: ReservationRow,
  host: Host,
): Pick<CorrespondenceLetterProps, 'over' | 'accent' | 'greeting' | 'senderName' | 'senderTitle'> {
  const { locale } = person
  return {
    over: `${locale === 'fr' ? event.titleFr : event.titleEn} · ${event.brandName}`,
    accent: event.accent,
    greeting: greet(person, locale),
    senderName: host.name,
    senderTitle: host.title || event.brandName,
  }
}
