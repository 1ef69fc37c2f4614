import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readAttendance } from '~/domain/attendance/queries.server'
import { recordAttendance } from '~/domain/attendance/record-attendance.server'
import { listEventChanges } from '~/domain/events/change-queries.server'
import { publishEvent } from '~/domain/events/publish-event.server'
import { readEventForDoor } from '~/domain/events/queries.server'
import { eventFunnel } from '~/domain/insight/funnel-queries.server'
import { guestList } from '~/domain/insight/guest-list-queries.server'
import { readPartyAnswers } from '~/domain/insight/party-answers.server'
import { listWaves } from '~/domain/invitations/wave-queries.server'
import { type SignedIn, worksFor } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { daysInZone, formatDays, formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { tellGuest, tellHistory, tellWave } from './tell'
import { tellAnswers } from './tell-answers.server'

export async function loadEvent({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const event = (await readEventForDoor(db, actor, params.eventId ?? '')) ?? notFound()
  const guests = (await guestList(db, actor, event.id)) ?? notFound()
  const attendance = (await readAttendance(db, actor, event.id)) ?? notFound()
  const answers = (await readPartyAnswers(db, actor, event.id)) ?? notFound()
  const isRun = worksFor(actor, event.brand.id)
  const { timeZone } = event
  return {
    frame: { locale, accent: event.brand.accent },
    id: event.id,
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
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
    history: tellHistory(await listEventChanges(db, actor, event.id), timeZone, locale),
    answers: tellAnswers(answers, timeZone, locale),
    takesAttendance: attendance.hasBegun,
    guestsWaiting: isRun ? guests.reduce((sum, { waitingNames }) => sum + waitingNames.length, 0) : 0,
    guests: guests.map(guest => tellGuest(guest, timeZone, locale, attendance)),
  }
}

/** What this page changes: it opens the event, and once that has begun it notes who came. */
export async function postEvent({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const eventId = params.eventId ?? ''
  const form = await request.formData()
  if (form.has('reservationId')) return noteAttendance(actor, form, eventId, locale)
  const t = translate(copy, locale)
  const published = await publishEvent(getCtx(), actor, { eventId })
  const back = (tone: 'good' | 'warn', text: string) =>
    redirectWith(paths.staffEvent(eventId), { tone, text })
  if (published.ok) return back('good', t('opened'))
  if (published.reason === 'not_found') return notFound()
  return back('warn', published.reason === 'cancelled' ? t('isCancelled') : t('reply_date_past'))
}

const said = { yes: true, no: false, nothing: null } as const

async function noteAttendance(
  actor: SignedIn,
  form: FormData,
  eventId: string,
  locale: Locale,
): Promise<Response> {
  const t = translate(copy, locale)
  const came = String(form.get('came'))
  if (came !== 'yes' && came !== 'no' && came !== 'nothing') return malformed()
  const reservationId = String(form.get('reservationId'))
  const noted = await recordAttendance(getCtx(), actor, { reservationId, came: said[came] })
  const back = (tone: 'good' | 'warn', text: string) =>
    redirectWith(paths.staffEvent(eventId), { tone, text })
  if (noted.ok) return back('good', t('noted'))
  if (noted.reason === 'not_found') return notFound()
  return back('warn', t(noted.reason === 'not_begun' ? 'notBegun' : 'notConfirmed'))
}
