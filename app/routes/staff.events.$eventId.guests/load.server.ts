import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeLocalTime } from '~/domain/events/local-time'
import { previewDecline } from '~/domain/guests/decline-guest.server'
import { readGuestsPage } from '~/domain/guests/staff-queries.server'
import type { Actor } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { openStaffEvent } from '~/web/staff-event.server'
import { copy } from './copy'
import { tellAnswered, tellDeclining, tellUnnamed, tellVerdictRefusal, tellWaiting, tellZone } from './tell'

export async function loadGuests({ request, params }: LoaderFunctionArgs) {
  const { actor, locale, head, event } = await openStaffEvent({ request, params })
  const page = (await readGuestsPage(getCtx().db, actor, event.id)) ?? notFound()
  const { timeZone } = event
  const now = new Date()
  const local = page.namedBy && writeLocalTime(page.namedBy, timeZone)
  const guestId = new URL(request.url).searchParams.get('decline')
  return {
    ...head,
    id: event.id,
    rule: page.rule,
    when: page.namedBy ? ('later' as const) : ('at_booking' as const),
    on: local?.date ?? '',
    at: local?.time ?? '',
    zone: tellZone(timeZone, locale),
    namedBy: page.namedBy && {
      moment: formatMoment(page.namedBy, timeZone, locale),
      isPast: page.namedBy <= now,
    },
    waiting: page.waiting.map(guest => tellWaiting(guest, now, locale)),
    unnamed: page.unnamed.map(party => tellUnnamed(party, locale)),
    answered: page.answered.map(each => tellAnswered(each, timeZone, locale)),
    open: guestId === null ? null : await openDecline(actor, { eventId: event.id, guestId }, locale),
  }
}

/** What declining one guest would do, shown before it is done; or why it cannot be. */
async function openDecline(actor: Actor, asked: { eventId: string; guestId: string }, locale: Locale) {
  const seen = await previewDecline(getCtx(), actor, asked)
  if (seen.ok) return { guestId: asked.guestId, ...tellDeclining(seen.value, locale), refusal: null }
  if (seen.reason === 'not_found') return notFound()
  return { guestId: asked.guestId, refusal: tellVerdictRefusal(seen, translate(copy, locale)) }
}
