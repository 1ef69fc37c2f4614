import { getCtx } from './ctx.server'
import { notFound } from './form.server'

const side = 480

/** Someone's picture, small, for one reader and for this moment: nothing keeps it. */
export async function answerPhoto(storedAs: string | null): Promise<Response> {
  const kept = (storedAs && (await getCtx().files.read(storedAs))) || notFound()
  const { width, height } = await getCtx().measurePicture(kept)
  const bytes =
    (await getCtx().drawPicture({
      storedAs: storedAs ?? '',
      crop: { left: 0, top: 0, width, height },
      width: side,
      format: 'jpeg',
    })) ?? notFound()
  return new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Length': String(bytes.length),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Content-Security-Policy': `sandbox; default-src 'none'`,
    },
  })
}
