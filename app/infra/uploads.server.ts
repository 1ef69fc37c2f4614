import sharp from 'sharp'
import { cleanPdf } from './clean-pdf.server'

const mostBytes = 20 * 1024 * 1024
/** 48 and 50 megapixel telephones fit; decoded, such an image takes some 200 MB for a moment. */
const mostPixels = 64_000_000
const longestSide = 4096
const imageSeconds = 20
/** How many uploads one process cleans at a time, and how many may wait for their turn. */
const atOnce = 2
const mayWait = 12

export type ImageKind = 'jpeg' | 'png' | 'webp'
type Problem =
  | 'empty'
  | 'too_large'
  | 'not_accepted'
  | 'pdf_not_accepted'
  | 'animated'
  | 'too_many_pixels'
  | 'too_many_pages'
  | 'protected'
  | 'unreadable'
  | 'busy'
type Cleaned =
  | {
      ok: true
      value: { bytes: Uint8Array; mediaType: 'image/jpeg' | 'image/png' | 'application/pdf' }
    }
  | { ok: false; reason: Problem }

// Whatever an image claims to be once the decoder looks at it, only these three decoders run.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)

/**
 * Makes a new file of what an upload shows, and keeps nothing else of it. What it is, is decided by its first bytes and
 * proven by decoding it; its name and the type that the browser declared are never asked. Images are turned upright,
 * brought to 4096 pixels at the most and written anew as JPEG or PNG without any metadata; the pages of a PDF are copied
 * into a new document (`cleanPdf`). Time, pixels, pages and memory are bounded. Refuses with a reason to tell.
 */
export async function cleanUpload(bytes: Uint8Array, accepts: 'images' | 'images_and_pdf'): Promise<Cleaned> {
  if (bytes.length === 0) return no('empty')
  if (bytes.length > mostBytes) return no('too_large')
  const kind = kindOf(bytes)
  if (kind === 'animated') return no('animated')
  if (kind === null) return no('not_accepted')
  if (kind === 'pdf' && accepts === 'images') return no('pdf_not_accepted')
  const turn = await takeTurn()
  if (!turn) return no('busy')
  try {
    const cleaned = kind === 'pdf' ? await cleanPdf(bytes) : await cleanImage(bytes, kind)
    return cleaned.ok && cleaned.value.bytes.length > mostBytes ? no('too_large') : cleaned
  } finally {
    turn.end()
  }
}

/** What the content says that it is; null for anything that is not taken, `animated` for GIFs and APNGs. */
export function kindOf(bytes: Uint8Array): ImageKind | 'pdf' | 'animated' | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024))
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return isAnimatedPng(bytes) ? 'animated' : 'png'
  const text = head.toString('latin1')
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  if (/^GIF8[79]a/.test(text)) return 'animated'
  // Some programs write a few bytes before it; readers look for it in the first kilobyte, and so does the reader here.
  return text.includes('%PDF-') ? 'pdf' : null
}

async function cleanImage(bytes: Uint8Array, kind: ImageKind): Promise<Cleaned> {
  const options = { limitInputPixels: mostPixels, failOn: 'error', animated: false } as const
  try {
    const { format, pages = 1, width, height, hasAlpha } = await sharp(bytes, options).metadata()
    if (format !== kind) return no('unreadable')
    if (pages > 1) return no('animated')
    if (width * height > mostPixels) return no('too_many_pixels')
    // Without `keep…`, nothing of EXIF, XMP, IPTC, ICC or comments is written.
    const upright = sharp(bytes, options)
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .timeout({ seconds: imageSeconds })
    const asPng = kind === 'png' || (kind === 'webp' && hasAlpha)
    if (asPng) {
      const png = await upright.clone().png({ compressionLevel: 8 }).toBuffer()
      if (png.length <= mostBytes) return yes(png, 'image/png')
    }
    const jpeg = await upright.flatten({ background: '#ffffff' }).jpeg({ quality: 88 }).toBuffer()
    return yes(jpeg, 'image/jpeg')
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    return no(/exceeds pixel limit/i.test(message) ? 'too_many_pixels' : 'unreadable')
  }
}

/** An animated PNG says so in a chunk that comes before its pixels. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 8; at + 8 <= view.length; ) {
    const type = view.toString('latin1', at + 4, at + 8)
    if (type === 'acTL') return true
    if (type === 'IDAT' || type === 'IEND') return false
    at += 12 + view.readUInt32BE(at)
  }
  return false
}

let running = 0
const waiting: (() => void)[] = []

/** A place among those that are cleaned now; null when too many wait already. */
async function takeTurn(): Promise<{ end: () => void } | null> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) return null
    await new Promise<void>(resolve => waiting.push(resolve))
  } else {
    running += 1
  }
  return {
    end: () => {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    },
  }
}

function yes(bytes: Uint8Array, mediaType: 'image/jpeg' | 'image/png'): Cleaned {
  return { ok: true, value: { bytes, mediaType } }
}

function no(reason: Problem): { ok: false; reason: Problem } {
  return { ok: false, reason }
}
