import type { LoaderFunctionArgs } from '@remix-run/node'
import { runsTheClub } from '~/domain/kernel/actor'
import { previewDecision } from '~/domain/vetting/preview-decision-letter.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'

/** A letter carries its styles in itself, so this answer, and no page, allows them; nothing in it runs. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'; sandbox"

/** The letter of a decision as its reader receives it, for the frame in which it is read again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request, runsTheClub)
  const preview = (await previewDecision(getCtx(), actor, params.decisionId ?? '')) ?? notFound()
  return new Response(preview.letter.html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'X-Frame-Options': 'SAMEORIGIN',
      'Cache-Control': 'no-store',
    },
  })
}
