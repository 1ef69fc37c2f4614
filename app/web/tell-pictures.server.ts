import { createHash } from 'node:crypto'
import { cropInPixels, type Picture, wholePicture, widthsOffered } from '~/domain/events/pictures'
import type { Locale } from '~/shared/copy'
import { paths } from '~/shared/paths'

export type ToldPicture = ReturnType<typeof tellPicture>

/** A picture as a page shows it: every size in which it is offered. `letter` names the letter by which its reader came. */
export function tellPicture(picture: Picture, locale: Locale, letter: string | null = null) {
  const widths = widthsOffered(picture)
  const shown = cropInPixels(picture)
  const mark = createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 10)
  const set = (format: 'webp' | 'jpeg') =>
    widths.map(width => `${paths.picture(picture.id, width, format, mark, letter)} ${width}w`).join(', ')
  return {
    id: picture.id,
    alt: picture.alt[locale],
    width: shown.width,
    height: shown.height,
    webp: set('webp'),
    jpeg: set('jpeg'),
    src: paths.picture(picture.id, widths[Math.min(1, widths.length - 1)] ?? 480, 'jpeg', mark, letter),
  }
}

/** The whole of a kept picture, for its staff to choose the part that is shown. */
export function tellWhole({ id, width, height }: Picture): { src: string; width: number; height: number } {
  const widths = widthsOffered({ width, height, crop: wholePicture })
  const shown = widths.find(each => each >= 800) ?? widths[0] ?? 480
  return { src: paths.wholePicture(id, shown), width, height }
}
