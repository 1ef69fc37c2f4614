import type { Loaded } from '~/ui/loaded'
import type { loadQueue } from './handlers.server'

export type QueueView = Loaded<typeof loadQueue>
