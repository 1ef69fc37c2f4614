import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { bookingWindow } from '~/domain/events/policy'
import { declineInvitation } from '~/domain/invitations/decline-invitation.server'
import { readInvitationPage } from '~/domain/invitations/queries.server'
import type { Actor } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import { guestNames } from '~/domain/reservations/schema'
import { type Locale, translate } from '~/shared/copy'
import { dayInZone, formatMoment, formatMoney } from '~/shared/format'
import { paths } from '~/shared/paths'
import { leadToCheckout } from '~/web/checkout.server'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { tellEvent } from '~/web/tell-event'
import { readVisitor, requireReader } from '~/web/visitor.server'
import { copy } from './copy'
import { tellPromises } from './tell-promises'

export async function loadInvitation({ request, params }: LoaderFunctionArgs) {
  const ctx = getCtx()
  const actor = await requireReader(request, params.invitationId ?? '')
  const page = (await readInvitationPage(ctx.db, actor, params.invitationId ?? '')) ?? notFound()
  const { locale } = await readVisitor(request)
  const { event, letter, reservation } = page
  const { timeZone, replyClosesAt } = event
  const ownZone = page.person.timeZone
  const told = tellEvent(event, ownZone, locale)
  const isElsewhere =
    ownZone !== null &&
    formatMoment(replyClosesAt, ownZone, locale) !== formatMoment(replyClosesAt, timeZone, locale)
  const { flash, headers } = readFlash(request)
  return data(
    {
      frame: { locale, accent: event.brand.accent },
      flash,
      clubName: (await readClub(ctx.db)).name,
      id: page.id,
      state: page.state,
      window: bookingWindow({ event, now: new Date() }),
      ...told,
      brandName: event.brand.name,
      accent: event.brand.accent,
      story: event.story[locale],
      letter: letter && {
        ...letter,
        senderTitle: letter.senderTitle || event.brand.name,
      },
      hostName: event.hostName,
      why: page.why[locale],
      capacity: page.capacity,
      seatsFree: page.seatsFree,
      guestsAllowed: page.guestsAllowed,
      deposit: event.deposit && formatMoney(event.deposit.amount, event.deposit.currency, locale),
      promises: event.deposit ? tellPromises(page.refundPromises, locale) : null,
      replyBy: formatMoment(replyClosesAt, timeZone, locale, {
        year: dayInZone(replyClosesAt, timeZone).slice(0, 4) !== told.days[0]?.slice(0, 4),
      }),
      replyOwn: isElsewhere ? formatMoment(replyClosesAt, ownZone, locale, { year: false }) : null,
      isOpened: page.openedAt !== null,
      declineWords: page.declineWords,
      reservation: reservation && { id: reservation.id, state: reservation.state, seats: reservation.seats },
    },
    { headers },
  )
}

export async function answerInvitation({ request, params }: ActionFunctionArgs) {
  const invitationId = params.invitationId ?? ''
  const actor = await requireReader(request, invitationId)
  const { locale } = await readVisitor(request)
  const form = await request.formData()
  switch (form.get('intent')) {
    case 'accept':
      return accept(actor, invitationId, form, locale)
    case 'decline':
      return decline(actor, invitationId, String(form.get('words') ?? ''), locale)
    default:
      return malformed()
  }
}

async function accept(actor: Actor, invitationId: string, form: FormData, locale: Locale) {
  const t = translate(copy, locale)
  const typed = form.getAll('guest').map(String)
  const guests = guestNames.safeParse(typed.map(fullName => ({ fullName })))
  if (!guests.success) return refuseWith(t('nameTooLong'), typed)
  const answer = await requestReservation(getCtx(), actor, { invitationId, guests: guests.data })
  if (answer.ok) {
    const { reservationId, state } = answer.value
    if (state === 'confirmed') return redirect(paths.reservation(reservationId))
    return leadToCheckout(actor, reservationId, locale)
  }
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'already_confirmed':
      return redirect(paths.reservation(answer.reservationId))
    case 'withdrawn':
      return refuseWith(t('withdrawn'), typed)
    case 'cancelled_event':
      return refuseWith(t('eventCancelled'), typed)
    case 'closed':
      return refuseWith(t('closedPlain'), typed)
    case 'sold_out':
      return refuseWith(t('soldOut'), typed)
    case 'not_enough_seats':
      return refuseWith(t('notEnough', { count: answer.seatsFree }), typed)
    case 'guests_not_allowed':
      return refuseWith(t('tooManyGuests', { count: answer.guestsAllowed }), typed)
    default:
      return never(answer)
  }
}

async function decline(actor: Actor, invitationId: string, words: string, locale: Locale) {
  const t = translate(copy, locale)
  const answer = await declineInvitation(getCtx(), actor, { invitationId, words })
  if (answer.ok)
    return redirectWith(paths.invitation(invitationId), { tone: 'good', text: t('declinedThanks') })
  switch (answer.reason) {
    case 'not_found':
      return notFound()
    case 'reserved':
      return refuseWith(t('reservedFirst'), [], words)
    case 'withdrawn':
      return refuseWith(t('withdrawn'), [], words)
    case 'too_long':
      return refuseWith(t('tooLong'), [], words)
    default:
      return never(answer.reason)
  }
}

/** The page again, with the reason; what was typed is still there. */
function refuseWith(refusal: string, guests: string[], words = '') {
  return data({ refusal, guests, words }, { status: 409 })
}
