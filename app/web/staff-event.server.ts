import { readEventForStaff } from '~/domain/events/queries.server'
import { getCtx } from './ctx.server'
import { eventSections } from './event-sections'
import { notFound } from './form.server'
import { requireStaff } from './visitor.server'

type Asked = { request: Request; params: { eventId?: string } }

/**
 * Who asks for a page of an event's staff, the event, and what every such page has at its head. Not found for whoever
 * does not work for its brand, as if it did not exist; loaders and actions both begin here.
 */
export async function openStaffEvent({ request, params }: Asked) {
  const { actor, locale } = await requireStaff(request)
  const event = (await readEventForStaff(getCtx().db, actor, params.eventId ?? '')) ?? notFound()
  const head = {
    frame: { locale, accent: event.brand.accent },
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
    over: event.title[locale],
  }
  return { actor, locale, event, head }
}
