import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { listPastSeats } from '~/domain/attendance/history-queries.server'
import { settleAttendance } from '~/domain/attendance/settle-attendance.server'
import { readEventForStaff } from '~/domain/events/queries.server'
import { brandsOf } from '~/domain/kernel/actor'
import { never } from '~/domain/kernel/result'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'
import { seatWord } from './schema'

export async function loadAttendance({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  const seats = (await listPastSeats(db, actor, event.id)) ?? notFound()
  return {
    frame: { locale, accent: event.brand.accent },
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
    event: { id: event.id, title: event.title[locale] },
    seats: seats.map(({ reservationId, name, outcome, excuse, contestedWords }) => ({
      id: reservationId,
      name,
      outcome,
      excuse,
      contestedWords,
    })),
  }
}

/** Puts right what was noted of one seat, and so answers whoever contested it. */
export async function postAttendance({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const event = (await readEventForStaff(getCtx().db, actor, params.eventId ?? '')) ?? notFound()
  const read = seatWord.safeParse(Object.fromEntries(await request.formData()))
  if (!read.success) return malformed()
  const t = translate(copy, locale)
  const settled = await settleAttendance(getCtx(), actor, { eventId: event.id, ...read.data })
  const back = (tone: 'good' | 'warn', text: string) =>
    redirectWith(paths.staffEventAttendance(event.id), { tone, text })
  if (settled.ok) return back('good', t('noted'))
  switch (settled.reason) {
    case 'not_found':
      return notFound()
    case 'no_excuse':
      return back('warn', t('noExcuse'))
    case 'not_over':
      return back('warn', t('notOver'))
    case 'not_confirmed':
      return back('warn', t('notConfirmed'))
    default:
      return never(settled.reason)
  }
}
