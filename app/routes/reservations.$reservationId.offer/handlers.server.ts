import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { acceptOffer, declineOffer } from '~/domain/waitlist/answer-offer.server'
import { readDepositPerSeat } from '~/domain/waitlist/offer-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment, formatMoney, joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { leadToCheckout } from '~/web/checkout.server'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { type ReservationReader, requireReservation } from '~/web/reservation-reader.server'
import { tellEvent } from '~/web/tell-event'
import { tellWithWay } from '~/web/tell-refusal'
import { tellReservedSlot } from '~/web/tell-slots'
import { copy } from './copy'

/** Seats that wait for an answer. Reading them answers nothing; what is no longer an offer is told on its own page. */
export async function loadOffer({ request, params }: LoaderFunctionArgs) {
  const { reservation, locale, ownZone } = await requireReservation(request, params.reservationId)
  if (reservation.standing !== 'offered' || !reservation.expiresAt)
    throw redirect(paths.reservation(reservation.id))
  const { event, expiresAt, seats } = reservation
  const perSeat = await readDepositPerSeat(getCtx().db, reservation.id)
  const moment = formatMoment(expiresAt, event.timeZone, locale)
  const own = ownZone === null ? moment : formatMoment(expiresAt, ownZone, locale)
  return data({
    frame: { locale, accent: event.accent },
    clubName: (await readClub(getCtx().db)).name,
    id: reservation.id,
    ...tellEvent(event, ownZone, locale),
    brandName: event.brandName,
    accent: event.accent,
    seats,
    guests: joinList(reservation.guests, locale),
    slots: reservation.slots.map(slot => tellReservedSlot(slot, event.timeZone, ownZone, locale)),
    until: expiresAt.toISOString(),
    untilText: moment,
    untilOwn: own === moment ? null : own,
    now: reservation.now.toISOString(),
    deposit: perSeat && formatMoney(perSeat.amount * seats, perSeat.currency, locale),
  })
}

export async function answerOffer({ request, params }: ActionFunctionArgs) {
  const reader = await requireReservation(request, params.reservationId)
  switch ((await request.formData()).get('intent')) {
    case 'accept':
      return accept(reader)
    case 'decline':
      return decline(reader)
    default:
      return malformed()
  }
}

async function accept({ actor, reservation, locale }: ReservationReader) {
  const answer = await acceptOffer(getCtx(), actor, reservation.id)
  if (answer.ok)
    return answer.value.state === 'held'
      ? leadToCheckout(actor, reservation.id, locale)
      : redirect(paths.reservation(reservation.id))
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'over':
      return tellOver(reservation.id, locale)
    default:
      return data(
        { told: tellWithWay(answer, locale, { zone: reservation.event.timeZone }) },
        { status: 409 },
      )
  }
}

async function decline({ actor, reservation, locale }: ReservationReader) {
  const answer = await declineOffer(getCtx(), actor, reservation.id)
  if (answer.ok)
    return redirectWith(paths.reservation(reservation.id), {
      tone: 'good',
      text: translate(copy, locale)('declined'),
    })
  return answer.reason === 'not_found' ? notFound() : tellOver(reservation.id, locale)
}

function tellOver(reservationId: string, locale: Locale) {
  return redirectWith(paths.reservation(reservationId), {
    tone: 'warn',
    text: translate(copy, locale)('over'),
  })
}
