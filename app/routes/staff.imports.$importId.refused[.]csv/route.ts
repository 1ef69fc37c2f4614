import type { LoaderFunctionArgs } from '@remix-run/node'
import { brandsOf } from '~/domain/kernel/actor'
import { readRefusedTable } from '~/domain/profile/import-queries.server'
import { writeCsv } from '~/shared/csv'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { requireStaff } from '~/web/visitor.server'

/** The refused rows of an import, to mend and bring again: safe to open in a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, locale } = await requireStaff(request, who => brandsOf(who).length > 0)
  const table = await readRefusedTable(getCtx().db, actor, params.importId ?? '', locale)
  if (!table) notFound()
  const name = `${table.fileName.replace(/\.[^.]*$/, '')}-${locale === 'fr' ? 'refus' : 'refused'}.csv`
  return new Response(writeCsv(table.rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="refused.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
