import type { LoaderFunctionArgs } from '@remix-run/node'
import { previewNomination } from '~/domain/nominations/preview-nomination.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { readNominationDraft } from '~/web/nomination-draft.server'
import { requirePerson } from '~/web/visitor.server'

/** A letter carries its styles in itself, so this answer, and no page, allows them; nothing in it runs. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'none'; sandbox"

/** The letter of a draft as the mail programme of the person named would show it, for its nominator alone. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requirePerson(request)
  const draft = readNominationDraft(request) ?? notFound()
  const preview = await previewNomination(getCtx(), actor, draft)
  if (!preview.ok) notFound()
  return new Response(preview.value.letter.html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Cache-Control': 'no-store',
    },
  })
}
