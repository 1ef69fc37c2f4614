import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { cancelEvent } from '~/domain/programme/cancel-event.server'
import { countConcerned, readCancellation } from '~/domain/programme/concerned.server'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { notFound } from '~/web/form.server'
import { openStaffEvent } from '~/web/staff-event.server'
import { copy } from './copy'

export async function loadCancel(args: LoaderFunctionArgs) {
  const { actor, locale, event, head } = await openStaffEvent(args)
  const { db } = getCtx()
  const concerned = (await countConcerned(db, actor, event.id)) ?? notFound()
  const cancellation = await readCancellation(db, actor, event.id)
  return {
    ...head,
    back: paths.staffEvent(event.id),
    state: event.state,
    because: cancellation?.because[locale] ?? '',
    concerned,
  }
}

/** First the words are read again with whom they go to; only the second press cancels. */
export async function postCancel(args: ActionFunctionArgs) {
  const { actor, locale, event } = await openStaffEvent(args)
  const t = translate(copy, locale)
  const eventId = event.id
  const form = await args.request.formData()
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
