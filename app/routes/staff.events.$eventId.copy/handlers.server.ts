import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readEventForStaff } from '~/domain/events/queries.server'
import { isUuid } from '~/domain/kernel/uuid'
import { copyEvent } from '~/domain/programme/copy-event.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadCopy({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const event = (await readEventForStaff(getCtx().db, actor, params.eventId ?? '')) ?? notFound()
  return {
    frame: { locale, accent: event.brand.accent },
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
    back: paths.staffEvent(event.id),
    over: event.title[locale],
    key: randomUUID(),
  }
}

export async function postCopy({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const eventId = params.eventId ?? ''
  if ((await readEventForStaff(getCtx().db, actor, eventId)) === null) notFound()
  const form = await request.formData()
  const [key, startsOn] = [String(form.get('key') ?? ''), String(form.get('startsOn') ?? '')]
  if (!isUuid(key)) malformed()
  const t = translate(copy, locale)
  const made = await copyEvent(getCtx(), actor, { eventId, key, startsOn })
  if (made.ok)
    return redirectWith(paths.staffEventEdit(made.value.eventId), { tone: 'good', text: t('made') })
  if (made.reason === 'not_found') return notFound()
  return data({ told: t(made.reason), startsOn, key }, { status: 422 })
}
