import type { Loaded } from '~/ui/loaded'
import type { loadChange } from './handlers.server'
import type { ChangeAnswer } from './tell'

export type ChangeView = Loaded<typeof loadChange> & { answer: ChangeAnswer | null }
