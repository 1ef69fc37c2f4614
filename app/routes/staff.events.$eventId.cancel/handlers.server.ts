import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readEventForStaff } from '~/domain/events/queries.server'
import { cancelEvent } from '~/domain/programme/cancel-event.server'
import { countConcerned, readCancellation } from '~/domain/programme/concerned.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { eventSections } from '~/web/event-sections'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'
import { copy } from './copy'

export async function loadCancel({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const { db } = getCtx()
  const event = (await readEventForStaff(db, actor, params.eventId ?? '')) ?? notFound()
  const concerned = (await countConcerned(db, actor, event.id)) ?? notFound()
  const cancellation = await readCancellation(db, actor, event.id)
  return {
    frame: { locale, accent: event.brand.accent },
    sections: eventSections(actor, { id: event.id, brandId: event.brand.id }, locale),
    back: paths.staffEvent(event.id),
    over: event.title[locale],
    state: event.state,
    because: cancellation?.because[locale] ?? '',
    concerned,
  }
}

/** First the words are read again with whom they go to; only the second press cancels. */
export async function postCancel({ request, params }: ActionFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const t = translate(copy, locale)
  const eventId = params.eventId ?? ''
  if ((await readEventForStaff(getCtx().db, actor, eventId)) === null) notFound()
  const form = await request.formData()
  const because = { fr: String(form.get('fr') ?? '').trim(), en: String(form.get('en') ?? '').trim() }
  const isWhole = because.fr !== '' && because.en !== ''
  if (form.get('intent') !== 'cancel' || !isWhole)
    return data(
      { because, isReviewed: isWhole, told: isWhole ? null : t('reason_needed') },
      { status: isWhole ? 200 : 422 },
    )
  const cancelled = await cancelEvent(getCtx(), actor, { eventId, because })
  if (cancelled.ok) return redirectWith(paths.staffEvent(eventId), { tone: 'good', text: t('done') })
  if (cancelled.reason === 'not_found') return notFound()
  return data({ because, isReviewed: false, told: t(cancelled.reason) }, { status: 409 })
}
