import type { Answered, Loaded } from '~/ui/loaded'
import type { loadDoor, postDoor } from './handlers.server'

export type DoorView = Loaded<typeof loadDoor>
export type WalkInView = {
  /** What there is to choose from; empty where the event asks for no choice. */
  slots: { id: string; label: string }[]
  answer: Answered<typeof postDoor>['walkIn'] | null
}
