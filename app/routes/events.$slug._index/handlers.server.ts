import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readClub } from '~/domain/brands/read-club.server'
import type { GateName } from '~/domain/eligibility/types'
import { tellGate } from '~/domain/eligibility/words'
import type { EventFacts } from '~/domain/events/types'
import { type EventPage, readEventPage } from '~/domain/reservations/programme.server'
import type { Locale } from '~/shared/copy'
import { formatMoment } from '~/shared/format'
import { paths } from '~/shared/paths'
import { book } from '~/web/book.server'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { tellContent } from '~/web/tell-content.server'
import { tellEvent } from '~/web/tell-event'
import { tellRefusalOrPlace } from '~/web/tell-line.server'
import { type TellingHere, tellWithWay } from '~/web/tell-refusal'
import { tellSlots } from '~/web/tell-slots'
import { tellTerms } from '~/web/tell-terms'
import { tellAskedAtBooking } from '~/web/told-at-booking.server'
import { requirePerson } from '~/web/visitor.server'

/** The event for a member; whoever has a letter is led to it, for there it is told by the one who wrote. */
export async function loadEvent({ request, params }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const ctx = getCtx()
  const page = (await readEventPage(ctx.db, actor, params.slug ?? '')) ?? notFound()
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
      ...tellEvent(event, person.timeZone, locale),
      ...tellTerms(event, page.refundPromises, person.timeZone, locale),
      brandName: event.brand.name,
      accent: event.brand.accent,
      host: { name: event.hostName, title: event.hostTitle || event.brand.name },
      ...(await tellContent(actor, event, locale)),
      capacity: page.capacity,
      seatsFree: offer.seatsFree,
      guestsAllowed: offer.guestsAllowed,
      choice: tellSlots(offer.choice, event.timeZone, person.timeZone, locale),
      namedBy: offer.guestsNamedBy && formatMoment(offer.guestsNamedBy, event.timeZone, locale),
      asked: tellAskedAtBooking(offer.asked, { brandName: event.brand.name, locale, now: offer.now }),
      reservation: offer.live && {
        id: offer.live.id,
        isConfirmed: offer.live.standing === 'confirmed',
        isOffered: offer.live.standing === 'offered',
        seats: offer.live.seats,
      },
      refusal: refusal && (await tellRefusalOrPlace(actor, event.id, refusal, locale, telling)),
      opening:
        refusal?.reason === 'not_open_yet'
          ? { until: refusal.opensAt.toISOString(), now: offer.now.toISOString() }
          : null,
      gates: tellGates(page, telling, locale),
    },
    { headers },
  )
}

export async function postBooking({ request, params }: ActionFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const page = (await readEventPage(getCtx().db, actor, params.slug ?? '')) ?? notFound()
  const form = await request.formData()
  return book(actor, { eventId: page.event.id }, form, locale, tellingOf(page.event, person.timeZone))
}

function tellingOf(event: EventFacts, ownZone: string | null): TellingHere {
  return {
    zone: event.timeZone,
    ownZone,
    host: event.hostName || undefined,
    waitlistHref: paths.eventWaitlist(event.slug),
  }
}

const toldToMembers: readonly GateName[] = [
  'active_membership',
  'rank',
  'opening',
  'age',
  'licence',
  'reply_date',
  'seat_left',
]

/** What the event asks, gate by gate, in the order in which it is asked; gates that say nothing to a member are left out. */
function tellGates({ offer, event }: EventPage, telling: TellingHere, locale: Locale) {
  const silent: GateName[] = []
  if (event.minRank === null) silent.push('rank')
  if (event.bookingsOpenAt === null) silent.push('opening')
  if (!offer.asksAge) silent.push('age')
  if (!offer.asksLicence) silent.push('licence')
  return offer.gates
    .filter(({ gate }) => toldToMembers.includes(gate) && !silent.includes(gate))
    .map(({ gate, refusal }) => ({
      gate,
      label: tellGate(gate, locale),
      closed: refusal && tellWithWay(refusal, locale, telling),
    }))
}
