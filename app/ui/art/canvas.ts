import type { Draw } from './seed'

/** What a painter is given: the room there is, its word, its metal, and a name that no other picture on the page has. */
export type Canvas = {
  width: number
  height: number
  /** A thumbnail is drawn with fewer strokes. */
  small: boolean
  /** The word that the picture is drawn from, and its numbers. */
  slug: string
  draw: Draw
  accent: string
  id: string
}
