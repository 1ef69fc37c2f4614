import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type ChangeOffer, readChangeOffer } from '~/domain/reservations/change-queries.server'
import { changeReservation, previewChange } from '~/domain/reservations/change-reservation.server'
import { guestNames } from '~/domain/reservations/schema'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatDay, formatMoment, formatTime } from '~/shared/format'
import { paths } from '~/shared/paths'
import { leadToCheckout } from '~/web/checkout.server'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import {
  type ReservationReader,
  requireReservation,
  tellReservationFrame,
} from '~/web/reservation-reader.server'
import type { TellingHere } from '~/web/tell-refusal'
import { tellSlotHours, tellSlots } from '~/web/tell-slots'
import { copy } from './copy'
import { type ChangeAnswer, tellChange, tellChangeRefusal, type Wish } from './tell'

export async function loadChange({ request, params }: LoaderFunctionArgs) {
  const reader = await requireReservation(request, params.reservationId)
  const { actor, reservation, locale, ownZone } = reader
  if (reservation.standing !== 'confirmed') throw redirect(paths.reservation(reservation.id))
  const offer = (await readChangeOffer(getCtx().db, actor, reservation.id)) ?? notFound()
  const { event } = reservation
  return data({
    ...(await tellReservationFrame(reader)),
    refusal: offer.refusal && tellChangeRefusal(offer.refusal, locale, tellingOf(reader)),
    mayName: offer.mayName,
    has: { guests: offer.guests, slotIds: offer.slotIds, company: offer.seats - 1 },
    guestsAllowed: offer.guestsAllowed,
    namedBy: offer.guestsNamedBy && formatMoment(offer.guestsNamedBy, event.timeZone, locale),
    held: reservation.further && {
      seats: reservation.further.seats,
      until: formatTime(reservation.further.expiresAt, event.timeZone, locale),
    },
    isReviewed: offer.guestRule === 'reviewed',
    hasUnnamed: offer.seats - 1 > offer.guests.length,
    choice: tellSlots(offer.choice, event.timeZone, ownZone, locale),
    seatsHref: reservation.invitationId
      ? paths.invitationSeats(reservation.invitationId)
      : paths.eventSeats(event.slug),
  })
}

/** First what the change would do; then, with the amount that was shown, the change itself. */
export async function postChange({ request, params }: ActionFunctionArgs) {
  const reader = await requireReservation(request, params.reservationId)
  const { actor, reservation, locale } = reader
  const t = translate(copy, locale)
  const form = await request.formData()
  const typed = readTyped(form)
  const guests = guestNames.safeParse(typed.guests.map(fullName => ({ fullName })))
  if (!guests.success)
    return data<ChangeAnswer>(
      { told: { because: t('nameTooLong'), next: '', href: null }, typed, preview: null },
      { status: 422 },
    )
  const names = guests.data.map(({ fullName }) => fullName)
  const wish: Wish = {
    guests: names,
    seats: 1 + Math.max(typed.company, names.length),
    slotIds: typed.slotIds,
  }
  const asked = {
    reservationId: reservation.id,
    guests: guests.data,
    seats: wish.seats,
    slotIds: wish.slotIds,
  }
  const isConfirmed = form.get('intent') === 'confirm'
  const shown = Number(form.get('shown') ?? 0)
  if (!Number.isSafeInteger(shown) || shown < 0) malformed()
  const ctx = getCtx()
  const answer = isConfirmed
    ? await changeReservation(ctx, actor, { ...asked, shown })
    : await previewChange(ctx, actor, asked)
  if (answer.ok) {
    // What is held already is paid where it was to be paid: pressed twice, it is the same page.
    if (answer.value.further && (isConfirmed || answer.value.kind === 'keep'))
      return leadToCheckout(actor, reservation.id, locale)
    if (answer.value.kind === 'keep')
      return redirectWith(paths.reservation(reservation.id), { tone: 'good', text: t('same') })
    if (isConfirmed) return redirectWith(paths.reservation(reservation.id), { tone: 'good', text: t('done') })
    return data<ChangeAnswer>({ told: null, typed, preview: await tellPreview(reader, answer.value, wish) })
  }
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'other_amount': {
      const told = { because: t('changed'), next: '', href: null }
      return data<ChangeAnswer>(
        { told, typed, preview: await tellPreview(reader, answer.change, wish) },
        { status: 409 },
      )
    }
    default:
      return data<ChangeAnswer>(
        { told: tellChangeRefusal(answer, locale, tellingOf(reader)), typed, preview: null },
        { status: 409 },
      )
  }
}

function readTyped(form: FormData) {
  const company = Number(form.get('company') ?? 0)
  return {
    guests: form.getAll('guest').map(String),
    slotIds: form.getAll('slot').map(String),
    company: Number.isInteger(company) && company >= 0 && company <= 9 ? company : 0,
  }
}

async function tellPreview(
  { actor, reservation, locale }: ReservationReader,
  change: Parameters<typeof tellChange>[0],
  wish: Wish,
) {
  const offer = (await readChangeOffer(getCtx().db, actor, reservation.id)) ?? notFound()
  const names = nameSlots(offer, reservation.event.timeZone, locale)
  return tellChange(change, reservation, wish, names, offer.slotIds, locale)
}

function nameSlots({ choice }: ChangeOffer, zone: string, locale: Locale): Map<string, string> {
  return new Map(
    (choice?.slots ?? []).map(slot => {
      const day = formatDay(dayInZone(slot.startsAt, zone), locale, { year: false })
      const what = [slot.model, slot.label[locale]].filter(Boolean).join(' · ')
      return [slot.id, [`${day}, ${tellSlotHours(slot, zone, locale)}`, what].filter(Boolean).join(' · ')]
    }),
  )
}

function tellingOf({ reservation, ownZone }: ReservationReader): TellingHere {
  return { zone: reservation.event.timeZone, ownZone, host: reservation.hostName || undefined }
}
