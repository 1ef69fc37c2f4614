import { nameSlot } from '~/domain/calendar/name-slot'
import type { WaitView } from '~/domain/waitlist/queries.server'
import type { EntryEnd } from '~/domain/waitlist/types'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment, formatMoney } from '~/shared/format'
import { paths } from '~/shared/paths'
import { tellEvent } from './tell-event'
import { tellWithWay } from './tell-refusal'
import type { WaitlistPlace } from './waitlist-place'
import { copy } from './waitlist-words'

const orders = { arrival: 'orderArrival', rank: 'orderRank', attendance: 'orderAttendance' } as const

/** A line in the reader's words: the venue's clock, and no figure of who waits. */
export function tellWaiting(view: WaitView, { event, ownZone, locale, eventHref }: WaitlistPlace) {
  const t = translate(copy, locale)
  const { entry, ended, offer, chance, depositPerSeat } = view
  const telling = { zone: event.timeZone, ownZone, host: event.hostName || undefined }
  return {
    ...tellEvent(event, ownZone, locale),
    brandName: event.brand.name,
    accent: event.brand.accent,
    eventHref,
    standing: standingOf(view),
    chance: {
      band: chance.chance,
      reasons: chance.reasons.map(reason => t(reason)),
      order: t(orders[view.order]),
    },
    refusal: view.refusal && tellWithWay(view.refusal, locale, telling),
    isSeatedNow: view.isSeatedNow,
    ended: ended?.endedBecause ? tellEnd(ended.endedBecause, ended.endedWords, locale) : null,
    offer: offer && {
      href: paths.reservationOffer(offer.reservationId),
      until: offer.until.toISOString(),
      untilText: formatMoment(offer.until, event.timeZone, locale),
      now: view.now.toISOString(),
      seats: entry?.seats ?? 1,
    },
    party: {
      seats: entry?.seats ?? 1,
      names: entry?.guestNames ?? [],
      wants: entry?.wants ?? 'any',
      slotIds: entry?.slotIds ?? [],
    },
    guestsAllowed: view.guestsAllowed,
    slots: view.slots.map(slot => ({
      id: slot.id,
      label: [nameSlot(slot, locale), formatMoment(slot.startsAt, event.timeZone, locale)]
        .filter(Boolean)
        .join(', '),
      isFull: slot.isFull,
    })),
    mayWantAll: view.slotsMost > 1,
    deposit: depositPerSeat && formatMoney(depositPerSeat.amount, depositPerSeat.currency, locale),
  }
}

function standingOf({ offer, entry, ended }: WaitView) {
  if (offer) return 'offered' as const
  if (entry) return 'waiting' as const
  return ended && ended.endedBecause !== 'seated' ? ('ended' as const) : ('none' as const)
}

function tellEnd(because: EntryEnd, words: string, locale: Locale): string | null {
  const t = translate(copy, locale)
  if (because === 'seated') return null
  return because === 'taken_off' ? t('ended_taken_off', { words }) : t(`ended_${because}`)
}
