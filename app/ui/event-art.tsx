import { useId } from 'react'
import { Aurora } from './art/aurora'
import { Contour } from './art/contour'
import { Lacquer } from './art/lacquer'
import { hash, seedFrom } from './art/seed'
import { classNames } from './class-names'

export type ArtKind = 'aurora' | 'contours' | 'lacquer'
export type ArtAspect = 'hero' | 'phone' | 'thumb'

const ROOMS = {
  hero: { width: 1400, height: 760 },
  phone: { width: 780, height: 900 },
  thumb: { width: 240, height: 150 },
} as const
const PAINTERS = { aurora: Aurora, contours: Contour, lacquer: Lacquer } as const
const DEFAULT_ACCENT = '#8a6b3d'
const WINTER = /laponie|lapland|aurore|neige|snow|hiver|winter|nord|north|glace|polaire|arctic/

type EventArtProps = {
  slug: string
  kind?: ArtKind
  /** The brand's own colour, #rrggbb. */
  accent?: string
  aspect?: ArtAspect
  className?: string
}

/** A picture drawn from an event's slug, the same on every visit, until a real one is given. It tells nothing: hidden aloud. */
export function EventArt({ slug, kind, accent = DEFAULT_ACCENT, aspect = 'hero', className }: EventArtProps) {
  const id = `art${useId().replace(/\W/g, '')}`
  const { width, height } = ROOMS[aspect]
  const Painter = PAINTERS[kind ?? chooseArtKind(slug)]
  return (
    <svg
      className={classNames('event-art', className)}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <Painter {...{ width, height, accent, id, slug }} small={aspect === 'thumb'} draw={seedFrom(slug)} />
    </svg>
  )
}

/** A slug that speaks of winter has a northern sky; any other has a map or a reflection, as its letters fall. */
export function chooseArtKind(slug: string): ArtKind {
  if (WINTER.test(slug)) return 'aurora'
  return hash(slug) % 2 === 0 ? 'contours' : 'lacquer'
}
