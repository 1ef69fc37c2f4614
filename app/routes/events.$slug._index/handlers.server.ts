import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import { readEventFactsBySlug } from '~/domain/events/queries.server'
import type { EventPage } from '~/domain/reservations/programme.server'
import { paths } from '~/shared/paths'
import { book } from '~/web/book.server'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { tellContent } from '~/web/tell-content.server'
import { tellEventPage, tellingOf } from '~/web/tell-event-page.server'
import { tellRefusalOrPlace } from '~/web/tell-line.server'
import { requirePerson, type SignedInVisitor } from '~/web/visitor.server'

/** The event for a member; whoever has a letter is led to it, for there it is told by the one who wrote. */
export async function tellEvent(
  request: Request,
  { actor, person, locale }: SignedInVisitor,
  page: EventPage,
) {
  const ctx = getCtx()
  if (page.invitationId) throw redirect(paths.invitation(page.invitationId))
  const { event, offer } = page
  const { flash, headers } = readFlash(request)
  const telling = tellingOf(event, person.timeZone)
  const refusal = offer.answer.ok ? null : offer.answer
  return data(
    {
      frame: { locale, accent: event.brand.accent },
      flash,
      clubName: (await readClub(ctx.db)).name,
      ...tellEventPage(page, await tellContent(actor, event, locale), person.timeZone, locale),
      refusal: refusal && (await tellRefusalOrPlace(actor, event.id, refusal, locale, telling)),
    },
    { headers },
  )
}

/** Whether they may come, and what is left, is for the command to judge: here it is asked only which event this is. */
export async function postBooking({ request, params }: ActionFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const event = (await readEventFactsBySlug(getCtx().db, actor, params.slug ?? '')) ?? notFound()
  const form = await request.formData()
  return book(actor, { eventId: event.id }, form, locale, tellingOf(event, person.timeZone))
}
