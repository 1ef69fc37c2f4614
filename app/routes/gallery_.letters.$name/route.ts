import type { LoaderFunctionArgs } from '@remix-run/node'
import { chooseLocale, isLocale } from '~/shared/copy'
import { renderPreview } from './render-preview.server'

/** A letter carries its styles in itself, so this page, and no other, allows them. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'"

/** One letter as it is sent, for those who build. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (context?.showGallery !== true) throw new Response(null, { status: 404 })
  const asked = new URL(request.url).searchParams
  const locale = asked.get('locale')
  const letter = await renderPreview(
    params.name ?? '',
    isLocale(locale) ? locale : chooseLocale(request.headers.get('accept-language')),
  )
  if (!letter) throw new Response(null, { status: 404 })
  const plain = asked.get('as') === 'text'
  return new Response(plain ? `${letter.subject}\n\n${letter.text}` : letter.html, {
    headers: {
      'Content-Type': plain ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'X-Frame-Options': 'SAMEORIGIN',
    },
  })
}
