import type { Loaded } from '~/ui/loaded'
import type { loadBoard } from './handlers.server'

export type BoardView = Loaded<typeof loadBoard>
