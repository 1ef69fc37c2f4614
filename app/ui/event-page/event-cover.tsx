import { type ArtKind, EventArt } from '../event-art'
import { Picture, type PictureView } from '../picture'

type EventCoverProps = {
  cover: PictureView | null | undefined
  slug: string
  art: ArtKind
  accent: string
  aspect?: 'phone' | 'hero'
}

/** The cover of an event, or the drawing that stands for it until there is one. */
export function EventCover({ cover, slug, art, accent, aspect = 'phone' }: EventCoverProps) {
  if (cover) return <Picture picture={cover} sizes="(width >= 60rem) 50vw, 100vw" eager fills />
  return <EventArt slug={slug} kind={art} accent={accent} aspect={aspect} />
}
