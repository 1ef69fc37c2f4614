import type { Pass } from '~/domain/attendance/read-passes.server'
import type { WalletPass } from '~/domain/attendance/wallet-port'
import type { ReservationView } from '~/domain/reservations/queries.server'
import { defineCopy, type Locale, translate } from '~/shared/copy'
import { daysInZone, formatDays, formatMoment, formatTime, formatVenue } from '~/shared/format'
import { paths } from '~/shared/paths'

const copy = defineCopy({
  fr: {
    holder: 'Au nom de',
    when: 'Le',
    where: 'Lieu',
    slot: 'Votre créneau',
    guest: 'Votre invité·e {{position}}',
  },
  en: {
    holder: 'In the name of',
    when: 'On',
    where: 'Place',
    slot: 'Your slot',
    guest: 'Your guest {{position}}',
  },
})

type Telling = {
  reservation: ReservationView
  pass: Pass & { text: string }
  clubName: string
  origin: string
  locale: Locale
}

/** A pass in the words of its reader, at the venue's clock, with the slots that were chosen. */
export function tellWalletPass({ reservation, pass, clubName, origin, locale }: Telling): WalletPass {
  const t = translate(copy, locale)
  const { event, slots } = reservation
  const { timeZone, startsAt, endsAt } = event
  const holder = pass.name ?? t('guest', { position: pass.position })
  const days = formatDays(daysInZone(startsAt, endsAt, timeZone), locale)
  const hours = `${formatTime(startsAt, timeZone, locale)} – ${formatTime(endsAt, timeZone, locale)}`
  return {
    serial: `${reservation.id}-${pass.position}`,
    eventId: event.id,
    code: pass.text,
    clubName,
    brandName: event.brandName,
    accent: event.accent,
    title: event.title[locale],
    holder,
    venue: formatVenue(event),
    startsAt,
    endsAt,
    rows: [
      { key: 'holder', label: t('holder'), value: holder },
      { key: 'when', label: t('when'), value: `${days}, ${hours}` },
      { key: 'where', label: t('where'), value: formatVenue(event) },
      ...slots.map(({ id, label, model, startsAt: from }) => ({
        key: `slot-${id}`,
        label: t('slot'),
        value: [formatMoment(from, timeZone, locale), label[locale], model].filter(Boolean).join(' · '),
      })),
    ],
    locale,
    url: `${origin}${paths.reservationPass(reservation.id)}`,
  }
}
