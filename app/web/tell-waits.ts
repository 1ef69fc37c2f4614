import type { MyWait } from '~/domain/waitlist/my-waits.server'
import type { Locale } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { tellEvent } from './tell-event'

/** The lines that someone stands in, as their own pages list them: the band, and never a figure. */
export function tellWaits(waits: readonly MyWait[], ownZone: string | null, locale: Locale) {
  return waits.map(({ event, invitationId, chance, offer }) => {
    const line = invitationId ? paths.invitationWaitlist(invitationId) : paths.eventWaitlist(event.slug)
    return {
      id: event.id,
      href: offer ? paths.reservationOffer(offer.reservationId) : line,
      /** Where one leaves; seats that are offered are declined on their own page instead. */
      leaveHref: offer ? null : line,
      ...tellEvent(event, ownZone, locale),
      brandName: event.brandName,
      accent: event.accent,
      band: chance,
      until: offer && formatMoment(offer.until, event.timeZone, locale),
    }
  })
}
