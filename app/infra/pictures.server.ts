import { LRUCache } from 'lru-cache'
import sharp from 'sharp'
import './uploads.server'

type Drawing = {
  storedAs: string
  crop: { left: number; top: number; width: number; height: number }
  width: number
  format: 'webp' | 'jpeg'
}
type Files = { read: (storedAs: string) => Promise<Uint8Array | null> }

/** What one process remembers of the sizes that it drew. */
const mostKept = 64 * 1024 * 1024

/**
 * Draws kept pictures in the sizes of the house: cropped, never enlarged, without metadata. What was drawn is remembered
 * for a while, and asked for twice at once it is drawn once.
 */
export function createPictures(files: Files) {
  const drawn = new LRUCache<string, Uint8Array>({
    maxSize: mostKept,
    sizeCalculation: bytes => Math.max(1, bytes.length),
  })
  const underWay = new Map<string, Promise<Uint8Array | null>>()

  return async (drawing: Drawing): Promise<Uint8Array | null> => {
    const key = JSON.stringify(drawing)
    const known = drawn.get(key)
    if (known) return known
    const waiting = underWay.get(key)
    if (waiting) return waiting
    const work = draw(files, drawing).finally(() => underWay.delete(key))
    underWay.set(key, work)
    const bytes = await work
    if (bytes) drawn.set(key, bytes)
    return bytes
  }
}

export async function measurePicture(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const { width, height } = await sharp(bytes).metadata()
  return { width, height }
}

async function draw(files: Files, { storedAs, crop, width, format }: Drawing): Promise<Uint8Array | null> {
  const bytes = await files.read(storedAs)
  if (!bytes) return null
  const sized = sharp(bytes, { failOn: 'error' })
    .extract(crop)
    .resize({ width, withoutEnlargement: true })
    .timeout({ seconds: 20 })
  const written =
    format === 'webp'
      ? sized.webp({ quality: 78 })
      : sized.flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true })
  return written.toBuffer()
}
