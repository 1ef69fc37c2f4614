import type { LoaderFunctionArgs } from '@remix-run/node'
import { previewLetter } from '~/domain/invitations/preview-letter.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'

/** A letter carries its styles in itself, so this answer, and no page, allows them; nothing in it runs. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'; sandbox"

/** One letter as its reader receives it, for the frame in which staff read it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request)
  const asked = { waveId: params.waveId ?? '', invitationId: params.invitationId ?? '' }
  const preview = (await previewLetter(getCtx(), actor, asked)) ?? notFound()
  return new Response(preview.letter.html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'X-Frame-Options': 'SAMEORIGIN',
      'Cache-Control': 'no-store',
    },
  })
}
