import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { isUuid } from '~/domain/kernel/uuid'
import { copyEvent } from '~/domain/programme/copy-event.server'
import { hasFleet } from '~/domain/programme/copy-fleet.server'
import { translate } from '~/shared/copy'
import { joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { malformed, notFound } from '~/web/form.server'
import { openStaffEvent } from '~/web/staff-event.server'
import { copy } from './copy'

export async function loadCopy(args: LoaderFunctionArgs) {
  const { event, head } = await openStaffEvent(args)
  return {
    ...head,
    back: paths.staffEvent(event.id),
    key: randomUUID(),
    hasFleet: await hasFleet(getCtx().db, event.id),
  }
}

export async function postCopy(args: ActionFunctionArgs) {
  const { actor, locale, event } = await openStaffEvent(args)
  const form = await args.request.formData()
  const [key, startsOn] = [String(form.get('key') ?? ''), String(form.get('startsOn') ?? '')]
  if (!isUuid(key)) malformed()
  const t = translate(copy, locale)
  const withFleet = form.get('withFleet') === 'on'
  const made = await copyEvent(getCtx(), actor, { eventId: event.id, key, startsOn, withFleet })
  if (made.ok) {
    const { notFree } = made.value
    const rest = notFree.length > 0 ? ` ${t('notFree', { names: joinList(notFree, locale) })}` : ''
    const text = `${t('made')}${rest}`
    return redirectWith(paths.staffEventEdit(made.value.eventId), { tone: 'good', text })
  }
  if (made.reason === 'not_found') return notFound()
  return data({ told: t(made.reason), startsOn, key, withFleet }, { status: 422 })
}
