import type { Bilingual } from '~/shared/copy'

/** The part of a picture that is shown, as shares of its width and height. */
export type Crop = { x: number; y: number; width: number; height: number }

/** A picture of an event. The first of its event is the cover. */
export type Picture = {
  id: string
  position: number
  width: number
  height: number
  alt: Bilingual
  crop: Crop
}

export const mostPictures = 12
export const wholePicture: Crop = { x: 0, y: 0, width: 1, height: 1 }

/** The widths, in pixels, in which a picture can be asked for, and the formats. No other is ever made. */
export const pictureWidths = [480, 800, 1200, 1600, 2400] as const
export type PictureWidth = (typeof pictureWidths)[number]
export const pictureFormats = ['webp', 'jpeg'] as const
export type PictureFormat = (typeof pictureFormats)[number]

/** No side is cut below this share: what is left is still a picture. */
const leastShare = 0.1

/** Why a crop cannot be used: `outside` the picture, or `too_small` to be seen. Null: it can. */
export function problemOfCrop({ x, y, width, height }: Crop): 'outside' | 'too_small' | null {
  if (![x, y, width, height].every(Number.isFinite)) return 'outside'
  if (width < leastShare || height < leastShare) return 'too_small'
  const slack = 1e-6
  return x < 0 || y < 0 || x + width > 1 + slack || y + height > 1 + slack ? 'outside' : null
}

/** The crop in whole pixels of the picture, at least one each way and inside it. */
export function cropInPixels({ width, height, crop }: Pick<Picture, 'width' | 'height' | 'crop'>) {
  const left = Math.min(width - 1, Math.max(0, Math.round(crop.x * width)))
  const top = Math.min(height - 1, Math.max(0, Math.round(crop.y * height)))
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(crop.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(crop.height * height))),
  }
}

/** The widths in which this picture is offered: never larger than what it holds, and always one. */
export function widthsOffered(picture: Pick<Picture, 'width' | 'height' | 'crop'>): PictureWidth[] {
  const shown = cropInPixels(picture).width
  const offered = pictureWidths.filter(width => width <= shown)
  return offered.length > 0 ? offered : [pictureWidths[0]]
}

/** A crop as the database keeps it; what cannot be read is the whole picture. */
export function readCrop(kept: unknown): Crop {
  if (typeof kept !== 'object' || kept === null) return wholePicture
  const { x, y, width, height } = kept as Partial<Record<keyof Crop, unknown>>
  const crop = { x: Number(x), y: Number(y), width: Number(width), height: Number(height) }
  return problemOfCrop(crop) === null ? crop : wholePicture
}
