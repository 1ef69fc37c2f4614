import { classNames } from './class-names'

export type PictureView = {
  alt: string
  width: number
  height: number
  webp: string
  jpeg: string
  src: string
}

type PictureProps = {
  picture: PictureView
  /** How wide it is shown, for the browser to choose among its sizes: "(width >= 60rem) 50vw, 100vw". */
  sizes: string
  /** The first picture of a page is fetched at once; the others when they come near. */
  eager?: boolean
  /** Fills its box and is cut at the edges; else it keeps its own shape. */
  fills?: boolean
  /** It stands beside words that say the same. */
  silent?: boolean
}

export function Picture({ picture, sizes, eager, fills, silent }: PictureProps) {
  const { alt, width, height, webp, jpeg, src } = picture
  return (
    <picture className={classNames('picture', fills && 'picture-fills')}>
      <source type="image/webp" srcSet={webp} sizes={sizes} />
      <img
        src={src}
        srcSet={jpeg}
        sizes={sizes}
        width={width}
        height={height}
        alt={silent ? '' : alt}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
      />
    </picture>
  )
}
