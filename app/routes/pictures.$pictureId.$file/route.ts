import type { LoaderFunctionArgs } from '@remix-run/node'
import { readPicture, readWholePicture } from '~/domain/events/picture-queries.server'
import { cropInPixels, pictureFormats, widthsOffered } from '~/domain/events/pictures'
import { getCtx } from '~/web/ctx.server'
import { notFound } from '~/web/form.server'
import { readLetterActor } from '~/web/letter-cookie.server'
import { readVisitor } from '~/web/visitor.server'

/** A picture in one of its sizes, for those who may read of its event: nobody else learns that it exists. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { picture, width, format } = await find(request, params.pictureId ?? '', params.file ?? '')
  const crop = cropInPixels(picture)
  const etag = `"${picture.id}-${Object.values(crop).join('.')}-${width}.${format}"`
  const headers = {
    'Cache-Control': 'private, max-age=604800',
    ETag: etag,
    Vary: 'Cookie',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': `sandbox; default-src 'none'`,
  }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  const bytes =
    (await getCtx().drawPicture({ storedAs: picture.storedAs, crop, width, format })) ?? notFound()
  return new Response(bytes as BodyInit, {
    headers: { ...headers, 'Content-Type': `image/${format}`, 'Content-Length': String(bytes.length) },
  })
}

async function find(request: Request, pictureId: string, file: string) {
  const [, wide, kind] = /^(\d{3,4})\.(webp|jpeg)$/.exec(file) ?? []
  const format = pictureFormats.find(each => each === kind) ?? notFound()
  const { db } = getCtx()
  // The letter that a page names comes first: its reader may have signed in as someone else, or opened another since.
  const letter = new URL(request.url).searchParams.get('letter')
  const byLetter = letter === null ? null : await readLetterActor(request, letter)
  const { actor } = await readVisitor(request)
  const isWhole = new URL(request.url).searchParams.has('whole')
  const picture = isWhole
    ? ((actor && (await readWholePicture(db, actor, pictureId))) ?? notFound())
    : ((byLetter && (await readPicture(db, byLetter, pictureId))) ??
      (actor && (await readPicture(db, actor, pictureId))) ??
      notFound())
  const width = widthsOffered(picture).find(each => each === Number(wide)) ?? notFound()
  return { picture, width, format }
}
