import type { LoaderFunctionArgs } from '@remix-run/node'
import { previewLetter } from '~/domain/invitations/preview-letter.server'
import { tellMergeField } from '~/domain/invitations/words'
import { joinList } from '~/shared/format'
import { paths } from '~/shared/paths'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'

export async function loadLetter({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const asked = { waveId: params.waveId ?? '', invitationId: params.invitationId ?? '' }
  const preview = (await previewLetter(getCtx(), actor, asked)) ?? notFound()
  if (preview.eventId !== params.eventId) notFound()
  const { eventId, waveId, previous, next, missing, name, place, count, isSent, letter } = preview
  const hrefOf = (id: string | null) => (id === null ? null : paths.staffWavePreview(eventId, waveId, id))
  return {
    frame: { locale, accent: preview.content.props.event.accent },
    back: paths.staffWave(eventId, waveId),
    sheet: paths.staffWaveSheet(eventId, waveId, asked.invitationId),
    previous: hrefOf(previous),
    next: hrefOf(next),
    missing: joinList(
      missing.map(field => tellMergeField(field, locale)),
      locale,
    ),
    language: preview.locale,
    ...{ name, place, count, isSent, subject: letter.subject, text: letter.text },
  }
}
