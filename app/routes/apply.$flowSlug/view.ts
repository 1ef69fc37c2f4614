import type { Answered, Loaded } from '~/ui/loaded'
import type { loadDoor } from './handlers.server'
import type { postDoor } from './post-door.server'

export type DoorView = Loaded<typeof loadDoor> & { answer: Answered<typeof postDoor> | null }
