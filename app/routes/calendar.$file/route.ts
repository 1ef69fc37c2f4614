import type { LoaderFunctionArgs } from '@remix-run/node'
import { readCalendar } from '~/domain/reservations/read-calendar.server'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'

/** The calendar behind a secret address: whoever holds it is its reader. One that was renewed or ended is not there. */
export async function loader({ params }: LoaderFunctionArgs) {
  const token = params.file?.match(/^(.+)\.ics$/)?.[1]
  const calendar = (token && (await readCalendar(getCtx(), token))) || notFound()
  return new Response(calendar, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': 'inline; filename="connivence.ics"',
      'Cache-Control': 'private, max-age=300',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    },
  })
}
