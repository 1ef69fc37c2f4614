import type { GateName } from '~/domain/eligibility/types'
import { tellGate } from '~/domain/eligibility/words'
import type { EventFacts } from '~/domain/events/types'
import type { EventPage } from '~/domain/reservations/programme.server'
import type { Locale } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { tellEvent } from './tell-event'
import { type TellingHere, tellWithWay } from './tell-refusal'
import { tellSlots } from './tell-slots'
import { tellTerms } from './tell-terms'
import { tellAskedAtBooking, tellConditions } from './told-at-booking.server'

/** What the page of an event tells one person, by what they may do: for themselves, or for staff who look as they would. */
export function tellEventPage<Content>(
  page: Pick<EventPage, 'event' | 'offer' | 'capacity' | 'refundPromises'>,
  content: Content,
  ownZone: string | null,
  locale: Locale,
) {
  const { event, offer } = page
  const refusal = offer.answer.ok ? null : offer.answer
  const telling = tellingOf(event, ownZone)
  return {
    ...tellEvent(event, ownZone, locale),
    ...tellTerms(event, page.refundPromises, ownZone, locale),
    brandName: event.brand.name,
    accent: event.brand.accent,
    host: { name: event.hostName, title: event.hostTitle || event.brand.name },
    ...content,
    capacity: page.capacity,
    seatsFree: offer.seatsFree,
    guestsAllowed: offer.guestsAllowed,
    choice: tellSlots(offer.choice, event.timeZone, ownZone, locale),
    namedBy: offer.guestsNamedBy && formatMoment(offer.guestsNamedBy, event.timeZone, locale),
    isReviewed: offer.guestRule === 'reviewed',
    asks: tellConditions(offer, locale),
    asked: tellAskedAtBooking(offer.asked, { brandName: event.brand.name, locale, now: offer.now }),
    reservation: offer.live && {
      id: offer.live.id,
      isConfirmed: offer.live.standing === 'confirmed',
      isOffered: offer.live.standing === 'offered',
      seats: offer.live.seats,
    },
    refusal: refusal && tellWithWay(refusal, locale, telling),
    opening:
      refusal?.reason === 'not_open_yet'
        ? { until: refusal.opensAt.toISOString(), now: offer.now.toISOString() }
        : null,
    gates: tellGates(page, telling, locale),
  }
}

export function tellingOf(event: EventFacts, ownZone: string | null): TellingHere {
  return {
    zone: event.timeZone,
    ownZone,
    host: event.hostName || undefined,
    waitlistHref: paths.eventWaitlist(event.slug),
  }
}

const toldToMembers: readonly GateName[] = [
  'active_membership',
  'rank',
  'opening',
  'age',
  'licence',
  'reply_date',
  'seat_left',
]

/** What the event asks, gate by gate, in the order in which it is asked; gates that say nothing to a member are left out. */
function tellGates(
  { offer, event }: Pick<EventPage, 'offer' | 'event'>,
  telling: TellingHere,
  locale: Locale,
) {
  const silent: GateName[] = []
  if (event.minRank === null) silent.push('rank')
  if (event.bookingsOpenAt === null) silent.push('opening')
  // What the form asks right there is not open yet, nor closed.
  const asks = (kind: string) => offer.asked.some(question => question.kind === kind)
  if (offer.minAge === null || asks('birth_date')) silent.push('age')
  if (offer.minLicenceYears === null || asks('licence')) silent.push('licence')
  return offer.gates
    .filter(({ gate }) => toldToMembers.includes(gate) && !silent.includes(gate))
    .map(({ gate, refusal }) => ({
      gate,
      label: tellGate(gate, locale),
      closed: refusal && tellWithWay(refusal, locale, telling),
    }))
}
