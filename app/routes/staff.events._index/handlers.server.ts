import type { LoaderFunctionArgs } from '@remix-run/node'
import { type EventRow, listEvents } from '~/domain/events/queries.server'
import { listEventFunnels } from '~/domain/insight/funnel-queries.server'
import { brandsOf } from '~/domain/kernel/actor'
import { type Locale, translate } from '~/shared/copy'
import { daysInZone } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadEvents({ request }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const events = await listEvents(db, actor)
  const funnels = await listEventFunnels(db, actor)
  const now = new Date()
  const tell = (event: EventRow) => tellEvent(event, funnels.get(event.id)?.invited, locale)
  return {
    frame: { locale },
    mayCreate: brandsOf(actor).length > 0,
    coming: events.filter(event => event.endsAt > now).map(tell),
    past: events
      .filter(event => event.endsAt <= now)
      .map(tell)
      .reverse(),
  }
}

export type EventLine = ReturnType<typeof tellEvent>

function tellEvent(event: EventRow, invited: number | undefined, locale: Locale) {
  return {
    id: event.id,
    to: paths.staffEvent(event.id),
    title: event.title[locale],
    days: daysInZone(event.startsAt, event.endsAt, event.timeZone),
    brandName: event.brand.name,
    accent: event.brand.accent,
    slug: event.slug,
    artKind: event.art,
    ...tellState(event, invited, locale),
  }
}

function tellState(event: EventRow, invited: number | undefined, locale: Locale) {
  const t = translate(copy, locale)
  if (event.state === 'draft') return { state: t('draft'), stateTone: 'soft' as const }
  if (event.state === 'cancelled') return { state: t('cancelled'), stateTone: 'warn' as const }
  const seats = t('seats', { taken: event.seatsTaken, count: event.capacity })
  return { state: invited === undefined ? seats : `${seats} · ${t('invited', { count: invited })}` }
}
