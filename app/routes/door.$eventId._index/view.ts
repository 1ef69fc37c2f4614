import type { Loaded } from '~/ui/loaded'
import type { loadDoor } from './handlers.server'

export type DoorView = Loaded<typeof loadDoor>
