import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { publishEvent } from '~/domain/events/publish-event.server'
import { readEventForDoor } from '~/domain/events/queries.server'
import { eventFunnel } from '~/domain/insight/funnel-queries.server'
import { guestList } from '~/domain/insight/guest-list-queries.server'
import { listWaves } from '~/domain/invitations/wave-queries.server'
import { worksFor } from '~/domain/kernel/actor'
import { translate } from '~/shared/copy'
import { daysInZone, formatDays, formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { tellGuest, tellWave } from './tell'

export async function loadEvent({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const event = (await readEventForDoor(db, actor, params.eventId ?? '')) ?? notFound()
  const guests = (await guestList(db, actor, event.id)) ?? notFound()
  const isRun = worksFor(actor, event.brand.id)
  const { timeZone } = event
  return {
    frame: { locale, accent: event.brand.accent },
    id: event.id,
    brandName: event.brand.name,
    title: event.title[locale],
    state: event.state,
    when: formatDays(daysInZone(event.startsAt, event.endsAt, timeZone), locale, {
      weekday: true,
      capital: true,
    }),
    where: [event.venue, event.city].filter(part => part !== '').join(', '),
    replyBy: formatMoment(event.replyClosesAt, timeZone, locale),
    seats: { taken: event.seatsTaken, capacity: event.capacity },
    hasDeposit: event.deposit !== null,
    isRun,
    funnel: await eventFunnel(db, actor, event.id),
    waves: (await listWaves(db, actor, event.id)).map(wave => tellWave(wave, event, locale)),
    guests: guests.map(guest => tellGuest(guest, timeZone, locale)),
  }
}

/** The one thing that this page changes: it opens the event. */
export async function postEvent({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const eventId = params.eventId ?? ''
  const t = translate(copy, locale)
  const published = await publishEvent(getCtx(), actor, { eventId })
  const back = (tone: 'good' | 'warn', text: string) =>
    redirectWith(paths.staffEvent(eventId), { tone, text })
  if (published.ok) return back('good', t('opened'))
  if (published.reason === 'not_found') return notFound()
  return back('warn', published.reason === 'cancelled' ? t('isCancelled') : t('reply_date_past'))
}
