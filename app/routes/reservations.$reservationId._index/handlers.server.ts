import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readStillAsked } from '~/domain/answers/sheet-queries.server'
import { type Passes, readPasses } from '~/domain/attendance/read-passes.server'
import { readClub } from '~/domain/brands/read-club.server'
import { sayChanges } from '~/domain/events/told-words'
import { type OwnGuests, readOwnGuests } from '~/domain/guests/own-queries.server'
import { readEventPage } from '~/domain/reservations/programme.server'
import { releaseFurther } from '~/domain/reservations/release-further.server'
import { type Locale, translate } from '~/shared/copy'
import { drawCode } from '~/shared/draw-code'
import { formatMoment, formatMoney, joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { leadToCheckout } from '~/web/checkout.server'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { requireReservation } from '~/web/reservation-reader.server'
import { tellEvent } from '~/web/tell-event'
import { tellReservedSlot } from '~/web/tell-slots'
import { copy } from './copy'

export async function loadReservation({ request, params }: LoaderFunctionArgs) {
  const { actor, reservation, locale, ownZone } = await requireReservation(request, params.reservationId)
  if (reservation.standing === 'offered') throw redirect(paths.reservationOffer(reservation.id))
  const { flash, headers } = readFlash(request)
  const { event, deposit, cancellation, standing } = reservation
  // Without a letter the event is told on its own page, for as long as this person may see it.
  const hasEventPage =
    actor.kind === 'person' &&
    reservation.invitationId === null &&
    (await readEventPage(getCtx().db, actor, event.slug)) !== null
  const pass = await readPasses(getCtx(), actor, reservation.id)
  const isExpected = standing === 'confirmed' || standing === 'held'
  const company = isExpected ? await readOwnGuests(getCtx().db, actor, reservation.id) : null
  const asked = isExpected ? await readStillAsked(getCtx().db, actor, reservation.id) : null
  const money = (amount: number) => deposit && formatMoney(amount, deposit.currency, locale)
  return data(
    {
      frame: { locale, accent: event.accent },
      flash,
      clubName: (await readClub(getCtx().db)).name,
      id: reservation.id,
      isSignedIn: actor.kind === 'person',
      standing,
      endedBecause: reservation.endedBecause,
      invitationId: reservation.invitationId,
      hasEventPage,
      currentId: reservation.currentId,
      event: {
        ...tellEvent(event, ownZone, locale),
        brandName: event.brandName,
        accent: event.accent,
      },
      seats: reservation.seats,
      slots: reservation.slots.map(slot => tellReservedSlot(slot, event.timeZone, ownZone, locale)),
      guests: joinList(reservation.guests, locale),
      company: company && tellCompany(company, event.timeZone, locale),
      expiresAt: reservation.expiresAt?.toISOString() ?? null,
      now: reservation.now.toISOString(),
      amount: deposit && deposit.amount > 0 ? money(deposit.amount) : null,
      sharesReturned: deposit && deposit.sharesReturned > 0 ? money(deposit.sharesReturned) : null,
      isPaid: deposit !== null && deposit.paid > 0,
      refund: deposit?.refund && {
        amount: money(deposit.refund.amount) ?? '',
        because: deposit.refund.because,
        standing: deposit.refund.standing,
      },
      pass: pass && tellPass(pass, locale),
      asked,
      canCancel: cancellation !== null,
      since: {
        changes: sayChanges(reservation.since.changes, locale),
        owedWhole: standing === 'confirmed' && cancellation ? cancellation.owedWhole : null,
        returned: cancellation?.returned
          ? formatMoney(cancellation.returned.amount, cancellation.returned.currency, locale)
          : null,
      },
      further: reservation.further && {
        seats: reservation.further.seats,
        guests: joinList(reservation.further.guests, locale),
        expiresAt: reservation.further.expiresAt.toISOString(),
        amount: formatMoney(reservation.further.due.amount, reservation.further.due.currency, locale),
      },
      canChange: standing === 'confirmed' && reservation.now < event.startsAt,
      isBack: new URL(request.url).searchParams.has('paid'),
    },
    { headers },
  )
}

/** Who comes along, where there is more to say of them than their names. */
function tellCompany({ rule, guests, declined, unnamed, namedBy }: OwnGuests, zone: string, locale: Locale) {
  if (rule === 'named' && declined.length === 0 && unnamed === 0) return null
  return {
    guests: guests.map(({ name, review }) => ({ name, isWaiting: review === 'waiting' })),
    declined,
    unnamed,
    namedBy: namedBy && formatMoment(namedBy, zone, locale),
  }
}

function tellPass({ passes, directions }: Passes, locale: Locale) {
  return {
    code: drawCode(passes[0]?.text ?? ''),
    count: passes.length,
    directions: {
      address: directions.address,
      mapUrl: directions.mapUrl,
      travel: directions.travel[locale],
      contact: directions.contactName,
      phone: directions.contactPhone,
    },
  }
}

/**
 * Leads to the payment page of what is held, the reservation or further seats of it; where it was already paid, back here
 * with the news. Or lets go of those further seats.
 */
export async function payDeposit({ request, params }: ActionFunctionArgs) {
  const { actor, reservation, locale } = await requireReservation(request, params.reservationId)
  const form = await request.formData()
  if (form.get('intent') !== 'release') return leadToCheckout(actor, reservation.id, locale)
  const released = await releaseFurther(getCtx(), actor, reservation.id)
  if (!released.ok) return notFound()
  return redirectWith(paths.reservation(reservation.id), {
    tone: 'good',
    text: translate(copy, locale)('furtherReleased'),
  })
}
