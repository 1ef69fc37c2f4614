import type { LoaderFunctionArgs } from '@remix-run/node'
import { nameCalendarFile, writeCalendarFile } from '~/domain/calendar/calendar-file'
import { readCalendarSlots, slotsOrWhole } from '~/domain/calendar/calendar-slots.server'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireReservation } from '~/web/reservation-reader.server'

/** The reservation for a diary. Only what stands, or stood and was let go, has an entry. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { reservation, locale } = await requireReservation(request, params.reservationId)
  const { event, standing, id } = reservation
  if (standing !== 'confirmed' && standing !== 'cancelled') notFound()
  const slots = await readCalendarSlots(getCtx().db, [id], locale)
  const file = writeCalendarFile(
    {
      ...event,
      reservationId: id,
      title: event.title[locale],
      seats: reservation.seats,
      guests: reservation.guests,
      slots: slotsOrWhole(slots.get(id), event),
      standing,
      revision: reservation.revision,
      stampedAt: reservation.now,
      url: `${getCtx().origin}${paths.reservation(id)}`,
    },
    locale,
  )
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${nameCalendarFile(event.slug)}"`,
      'Cache-Control': 'no-store',
    },
  })
}
