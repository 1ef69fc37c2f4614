import type { LoaderFunctionArgs } from '@remix-run/node'
import { listEvents } from '~/domain/events/queries.server'
import { listEventFunnels } from '~/domain/insight/funnel-queries.server'
import { brandsOf } from '~/domain/kernel/actor'
import { daysInZone, formatDays } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { requireStaff } from '~/web/visitor.server'

/** Coming events that the actor may see; their answers too, for those who do a brand's work. The door sees seats only. */
export async function loadStaffHome({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const doesBrandWork = brandsOf(actor).length > 0
  const funnels = doesBrandWork ? await listEventFunnels(db, actor) : new Map<string, never>()
  const now = new Date()
  const events = (await listEvents(db, actor)).filter(({ endsAt }) => endsAt > now)
  return {
    frame: { locale },
    newEventHref: doesBrandWork ? paths.staffNewEvent() : null,
    events: events.map(event => ({
      id: event.id,
      href: paths.staffEvent(event.id),
      title: event.title[locale],
      when: formatDays(daysInZone(event.startsAt, event.endsAt, event.timeZone), locale),
      house: event.brand.name,
      state: event.state,
      capacity: event.capacity,
      seatsTaken: event.seatsTaken,
      funnel: funnels.get(event.id) ?? null,
    })),
  }
}
