import { useCopy } from '../locale'
import { Picture, type PictureView } from '../picture'
import { copy } from './copy'

/** The pictures of an event after its cover. */
export function EventPictures({ pictures }: { pictures: readonly (PictureView & { id: string })[] }) {
  const t = useCopy(copy)
  if (pictures.length === 0) return null
  return (
    <ul className="picture-wall" aria-label={t('pictures')}>
      {pictures.map(picture => (
        <li key={picture.id}>
          <Picture picture={picture} sizes="(width >= 60rem) 25vw, 100vw" />
        </li>
      ))}
    </ul>
  )
}
