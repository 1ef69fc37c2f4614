import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readEventForStaff } from '~/domain/events/queries.server'
import { placeFleet } from '~/domain/fleet/place-fleet.server'
import { readEventFleet } from '~/domain/fleet/queries.server'
import { never } from '~/domain/kernel/result'
import { translate } from '~/shared/copy'
import { joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadEventFleet({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  return {
    frame: { locale, accent: event.brand.accent },
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
    id: event.id,
    title: event.title[locale],
    ...(await readEventFleet(db, actor, event)),
  }
}

/** Says what stands at the event. */
export async function postEventFleet({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const t = translate(copy, locale)
  const eventId = params.eventId ?? ''
  const form = await request.formData()
  const ids = (name: string) => form.getAll(name).map(String)
  const placed = await placeFleet(getCtx(), actor, {
    eventId,
    unitIds: ids('units'),
    instructorIds: ids('instructors'),
  })
  const back = (tone: 'good' | 'warn', text: string) =>
    redirectWith(paths.staffEventFleet(eventId), { tone, text })
  if (placed.ok) return back('good', t('saved'))
  switch (placed.reason) {
    case 'not_found':
      return notFound()
    case 'in_use':
      return back('warn', t('in_use', { names: joinList(placed.names, locale) }))
    default:
      return never(placed)
  }
}
