import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportGuestList } from '~/domain/insight/export-guest-list.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'

/** The guest list as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request)
  const asked = { eventId: params.eventId ?? '', locale }
  const file = (await exportGuestList(getCtx().db, actor, asked)) ?? notFound()
  return new Response(file.csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${file.fileName}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
