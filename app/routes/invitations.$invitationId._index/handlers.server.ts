import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { declineInvitation } from '~/domain/invitations/decline-invitation.server'
import { type InvitationPage, readInvitationPage } from '~/domain/invitations/queries.server'
import type { Actor } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { readReservationOffer } from '~/domain/reservations/offer-queries.server'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { type BookingAnswer, book } from '~/web/book.server'
import { getCtx } from '~/web/ctx.server'
import { readFlash, redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { tellContent } from '~/web/tell-content.server'
import { tellEvent } from '~/web/tell-event'
import { tellRefusalOrPlace } from '~/web/tell-line.server'
import { type TellingHere, tellWithWay } from '~/web/tell-refusal'
import { tellSlots } from '~/web/tell-slots'
import { tellTerms } from '~/web/tell-terms'
import { tellAskedAtBooking, tellConditions } from '~/web/told-at-booking.server'
import { readVisitor, requireReader } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadInvitation({ request, params }: LoaderFunctionArgs) {
  const ctx = getCtx()
  const actor = await requireReader(request, params.invitationId ?? '')
  const page = (await readInvitationPage(ctx.db, actor, params.invitationId ?? '')) ?? notFound()
  const { locale } = await readVisitor(request)
  const { event, letter, reservation } = page
  const ownZone = page.person.timeZone
  const offer = await readReservationOffer(ctx.db, actor, page.id)
  const refusal = offer && !offer.answer.ok ? offer.answer : null
  const { flash, headers } = readFlash(request)
  return data(
    {
      frame: { locale, accent: event.brand.accent },
      flash,
      clubName: (await readClub(ctx.db)).name,
      id: page.id,
      state: page.state,
      refusal: refusal && {
        reason: refusal.reason,
        ...(await tellRefusalOrPlace(actor, event.id, refusal, locale, tellingOf(page))),
      },
      ...tellEvent(event, ownZone, locale),
      ...tellTerms(event, page.refundPromises, ownZone, locale),
      brandName: event.brand.name,
      accent: event.brand.accent,
      ...(await tellContent(actor, event, locale)),
      letter: letter && {
        ...letter,
        senderTitle: letter.senderTitle || event.brand.name,
      },
      why: page.why[locale],
      capacity: page.capacity,
      seatsFree: page.seatsFree,
      guestsAllowed: page.guestsAllowed,
      choice: tellSlots(offer?.choice ?? null, event.timeZone, ownZone, locale),
      namedBy: offer?.guestsNamedBy ? formatMoment(offer.guestsNamedBy, event.timeZone, locale) : null,
      isReviewed: offer?.guestRule === 'reviewed',
      asks: offer && tellConditions(offer, locale),
      asked: tellAskedAtBooking(offer?.asked ?? [], {
        brandName: event.brand.name,
        locale,
        now: offer?.now ?? new Date(),
      }),
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
  const page = (await readInvitationPage(getCtx().db, actor, invitationId)) ?? notFound()
  return book(actor, { invitationId }, form, locale, tellingOf(page))
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
      return refuseWith({ because: t('reservedFirst'), next: '', href: null }, words)
    case 'withdrawn':
      return refuseWith(tellWithWay({ reason: 'withdrawn', next: 'write_to_the_host' }, locale), words)
    case 'too_long':
      return refuseWith({ because: t('tooLong'), next: '', href: null }, words)
    default:
      return never(answer.reason)
  }
}

/** Whose clock, and to whom to write: what the words of a refusal need. */
function tellingOf({ id, event, letter, person }: InvitationPage): TellingHere {
  return {
    waitlistHref: paths.invitationWaitlist(id),
    zone: event.timeZone,
    ownZone: person.timeZone,
    host: letter?.senderName || event.hostName || undefined,
  }
}

/** The page again, with the reason; what was typed is still there. */
function refuseWith(told: BookingAnswer['told'], words: string) {
  return data<BookingAnswer>({ told, guests: [], words }, { status: 409 })
}
