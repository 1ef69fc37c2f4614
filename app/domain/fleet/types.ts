import type { Bilingual } from '~/shared/copy'

/** Why a drive cannot be promised: no unit of the model is free for it, or nobody to sit beside the member. */
export type AssignRefusal = { reason: 'no_vehicle' | 'no_instructor'; startsAt: Date }

/** A unit as its staff read it. `outUntil`: it is out at this instant, until then or until further notice. */
export type FleetUnit = { id: string; name: string; isOut: boolean; outUntil: Date | null; because: string }

export type FleetModel = {
  id: string
  brand: { id: string; name: string }
  name: string
  words: Bilingual
  seats: number
  units: FleetUnit[]
}

export type Instructor = {
  id: string
  brand: { id: string; name: string }
  fullName: string
  languages: string[]
}

/** What may stand at an event, and what does. */
export type EventFleet = {
  models: (Pick<FleetModel, 'id' | 'name'> & { units: (FleetUnit & { isHere: boolean; drives: number })[] })[]
  instructors: (Pick<Instructor, 'id' | 'fullName' | 'languages'> & { isHere: boolean; drives: number })[]
}

export type NameRefusal = { reason: 'not_found' } | { reason: 'name_taken' }
