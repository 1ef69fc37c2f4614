import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { listMyReservations } from '~/domain/reservations/queries.server'
import { listMyWaits } from '~/domain/waitlist/my-waits.server'
import { listFeedbackDue } from '~/domain/wishes/feedback-queries.server'
import { getCtx } from '~/web/ctx.server'
import { readFlash } from '~/web/flash.server'
import { memberNav } from '~/web/member-nav'
import { personName } from '~/web/person-name'
import { tellEvent } from '~/web/tell-event'
import { tellWaits } from '~/web/tell-waits'
import { requirePerson } from '~/web/visitor.server'

export async function loadReservations({ request }: LoaderFunctionArgs) {
  const { actor, person, locale } = await requirePerson(request)
  const { flash, headers } = readFlash(request)
  const reservations = await listMyReservations(getCtx().db, actor)
  const due = new Set((await listFeedbackDue(getCtx().db, actor)).map(({ reservationId }) => reservationId))
  const now = Date.now()
  const rows = reservations
    .filter(({ endedBecause }) => endedBecause !== 'replaced')
    .map(({ id, standing, seats, event }) => ({
      id,
      standing,
      seats,
      isAsked: due.has(id),
      isPast: event.endsAt.getTime() < now,
      ...tellEvent(event, person.timeZone, locale),
      brandName: event.brandName,
      accent: event.accent,
    }))
  return data(
    {
      frame: { locale },
      flash,
      nav: memberNav(locale, person.standing),
      name: personName(person),
      rows,
      // Seats on offer are a reservation already, and stand among them.
      waits: tellWaits(
        (await listMyWaits(getCtx().db, actor)).filter(({ offer }) => offer === null),
        person.timeZone,
        locale,
      ),
    },
    { headers },
  )
}
