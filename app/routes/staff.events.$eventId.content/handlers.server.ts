import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { contentFields, contentOf, formOfContent } from '~/domain/events/content'
import { readContentForStaff } from '~/domain/events/content-queries.server'
import { writeContent } from '~/domain/events/write-content.server'
import { never } from '~/domain/kernel/result'
import { translate } from '~/shared/copy'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { redirectWith } from '~/web/flash.server'
import { answerForm, notFound, parseForm } from '~/web/form.server'
import { openStaffEvent } from '~/web/staff-event.server'
import { copy } from './copy'

export async function loadContent(args: LoaderFunctionArgs) {
  const { actor, event, head } = await openStaffEvent(args)
  const content = (await readContentForStaff(getCtx().db, actor, event.id)) ?? notFound()
  return data({
    ...head,
    isAddressTold: event.state === 'published' && content.address !== '',
    isDressTold: event.state === 'published' && content.dressCode.fr !== '',
    changeHref: paths.staffEventChange(event.id),
    values: formOfContent(content),
  })
}

export async function postContent(args: ActionFunctionArgs) {
  const { actor, locale, event } = await openStaffEvent(args)
  const t = translate(copy, locale)
  const eventId = event.id
  const read = await parseForm(await args.request.formData(), contentFields, locale)
  if (!read.ok) {
    // The schema names what is missing by a word that this page says in its own.
    const told = Object.entries(read.reply.error ?? {}).map(([name, messages]) => [
      name,
      (messages ?? []).map(message => (message === 'both_languages' ? t('both_languages') : t('unreadable'))),
    ])
    return data({ result: { ...read.reply, error: Object.fromEntries(told) } }, { status: 422 })
  }
  const written = await writeContent(getCtx(), actor, { eventId, content: contentOf(read.value) })
  if (written.ok) return redirectWith(paths.staffEventContent(eventId), { tone: 'good', text: t('kept') })
  switch (written.reason) {
    case 'not_found':
      return notFound()
    case 'cancelled':
      return answerForm(read.submission, { formErrors: [t('cancelled')] }, 409)
    case 'address_told':
      return answerForm(read.submission, { fieldErrors: { address: [t('address_told')] } }, 409)
    case 'dress_told':
      return answerForm(read.submission, { fieldErrors: { dressCodeFr: [t('dress_told')] } }, 409)
    default:
      return never(written)
  }
}
