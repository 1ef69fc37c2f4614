import type { Loaded } from '~/ui/loaded'
import type { ChangeAnswer, loadChange } from './handlers.server'

export type ChangeView = Loaded<typeof loadChange>
export type Answer = ChangeAnswer | null
