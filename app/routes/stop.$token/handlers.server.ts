import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { readStopLink, type StopPage, stopLetters } from '~/domain/permission/stop-letters.server'
import { hasChosenLocale, readPreferences } from '~/shared/preferences'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'

/** The address of this page is a secret of the person's: it goes nowhere as a Referer and is kept nowhere. */
const headers = { 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store' }

/** Changes nothing: a scanner that follows the link stops no letter. */
export async function loadStop({ request, params }: LoaderFunctionArgs) {
  const page = await readStopLink(getCtx(), params.token ?? '')
  if (!page) notFound()
  return data({ ...framed(request, page), brandName: page.brandName }, { headers })
}

/** Pressed here, or by a mail programme (RFC 8058): the same answer, once or twice, and never a redirect. */
export async function postStop({ params }: ActionFunctionArgs) {
  const stopped = await stopLetters(getCtx(), params.token ?? '')
  if (!stopped.ok) notFound()
  return data({ stopped: true }, { headers })
}

function framed(request: Request, { accent, locale }: StopPage) {
  const chosen = hasChosenLocale(request.headers) ? readPreferences(request.headers).locale : locale
  return { frame: { locale: chosen, accent } }
}
