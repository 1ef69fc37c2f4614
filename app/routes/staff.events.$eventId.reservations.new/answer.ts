import type { HouseWords, TypedParty } from '~/web/house-form'

/** What was typed comes back, with why not. */
export type ReserveAnswer = {
  told: string
  typed: TypedParty & HouseWords & { how: 'offer' | 'confirm' }
  /** Others wait for these seats: the form asks whether the party passes before them. */
  waits: boolean
}
