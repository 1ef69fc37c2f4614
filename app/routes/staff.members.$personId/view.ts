import type { Answered, Loaded } from '~/ui/loaded'
import type { loadMember, postMember } from './handlers.server'

export type View = Loaded<typeof loadMember>
/** The one form that could not be read, with what was typed in it. */
export type Amiss = Answered<typeof postMember>['amiss'] | null
