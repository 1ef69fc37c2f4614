import { bookingWindow } from '~/domain/events/policy'
import type { MyInvitation } from '~/domain/invitations/queries.server'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, daysInZone, formatDay, formatDays, formatMoment, formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { copy } from './copy'
import type { HomeEntry, HomeHero } from './types'

/** The unanswered invitation that closes first, if any can still be answered. */
export function findWaiting(invitations: readonly MyInvitation[], now: Date): MyInvitation | null {
  const open = invitations.filter(
    ({ state, reservation, event }) => state === 'sent' && !reservation && bookingWindow({ event, now }).open,
  )
  const [first] = open.sort((a, b) => a.event.replyClosesAt.getTime() - b.event.replyClosesAt.getTime())
  return first ?? null
}

export function toHero({ id, event }: MyInvitation, sender: string, locale: Locale): HomeHero {
  const t = translate(copy, locale)
  const days = formatDays(daysInZone(event.startsAt, event.endsAt, event.timeZone), locale)
  return {
    href: paths.invitation(id),
    over: sender ? t('waiting', { sender }) : t('waitingNameless'),
    title: event.title[locale],
    when: [days, event.city || event.venue].join(' · '),
    slug: event.slug,
    art: event.art,
    accent: event.brand.accent,
    replyBy: t('replyBy', {
      moment: formatMoment(event.replyClosesAt, event.timeZone, locale, { weekday: false }),
    }),
  }
}

type Reading = { now: Date; zone: string; locale: Locale }

/** What is still to come, in the order of the events. */
export function toEntries(invitations: readonly MyInvitation[], reading: Reading): HomeEntry[] {
  return invitations
    .filter(({ event }) => event.endsAt > reading.now)
    .map(invitation => {
      const { id, event, reservation } = invitation
      return {
        href: reservation ? paths.reservation(reservation.id) : paths.invitation(id),
        title: event.title[reading.locale],
        days: daysInZone(event.startsAt, event.endsAt, event.timeZone),
        brandName: event.brand.name,
        accent: event.brand.accent,
        slug: event.slug,
        art: event.art,
        ...tellState(invitation, reading),
      }
    })
}

function tellState(
  { state, event, reservation, seatsFree }: MyInvitation,
  { now, zone, locale }: Reading,
): Pick<HomeEntry, 'state' | 'tone'> {
  const t = translate(copy, locale)
  if (event.state === 'cancelled') return { state: t('cancelled'), tone: 'soft' }
  if (reservation?.state === 'confirmed') {
    return { state: t('confirmed', { count: reservation.seats }), tone: 'good' }
  }
  if (reservation?.expiresAt) {
    const time = formatTime(reservation.expiresAt, zone, locale)
    return { state: t('held', { count: reservation.seats, time }), tone: 'warn' }
  }
  if (state === 'declined') return { state: t('declined'), tone: 'soft' }
  const replies = bookingWindow({ event, now })
  if (!replies.open) return { state: t('closed'), tone: 'soft' }
  if (seatsFree === 0) return { state: t('full'), tone: 'soft' }
  const day = formatDay(dayInZone(replies.closesAt, event.timeZone), locale, { year: false })
  return { state: t('reply', { day }), tone: undefined }
}
