import type { ArtKind } from '../event-art'
import type { Flash } from '../flash-notice'
import type { PictureView } from '../picture'
import type { TypedFields } from '../questions/typed'
import type { EventTermsProps } from './event-terms'
import type { SlotChoiceProps } from './slot-choice'

type ToldWay = { because: string; next: string; href: string | null }

/** All that the page of an event tells one person. */
export type EventView = Omit<EventTermsProps, 'choice' | 'seatsHref'> & {
  flash: Flash | null
  clubName: string
  brandName: string
  slug: string
  art: ArtKind
  accent: string
  title: string
  when: string
  hours: string
  place: string
  compared: string
  story: string
  host: { name: string; title: string }
  cover: (PictureView & { id: string }) | null
  pictures: readonly (PictureView & { id: string })[]
  season: string
  dressCode: string
  included: string
  choice: SlotChoiceProps['choice'] | null
  /** Until when guests may come without a name; null: they are named at once. */
  namedBy: string | null
  /** The house says its word on each guest. */
  isReviewed: boolean
  /** The least age and years of licence; null: none is asked. */
  asks: string | null
  /** What a booking asks right there of age and licence. */
  asked: readonly object[]
  /** The seats that they have. */
  reservation: { id: string; isConfirmed: boolean; isOffered: boolean; seats: number } | null
  refusal: ToldWay | null
  opening: { until: string; now: string } | null
  gates: readonly { gate: string; label: string; closed: { because: string; next: string } | null }[]
  /** Staff look through someone's eyes: nothing can be pressed. */
  isPreview?: boolean
}

/** What was answered to a press that was refused, with what was typed. */
export type EventAnswer = {
  told: ToldWay
  guests: string[]
  slotIds?: string[]
  company?: number
  fields?: TypedFields
  errors?: Record<string, string[]>
} | null
