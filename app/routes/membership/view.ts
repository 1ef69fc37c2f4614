import type { Answered, Loaded } from '~/ui/loaded'
import type { loadMembership, postMembership } from './handlers.server'

export type Shell = Loaded<typeof loadMembership>['shell']
export type View = NonNullable<Loaded<typeof loadMembership>['view']>
/** The one form that could not be read, with what was typed in it. */
export type Amiss = Answered<typeof postMembership>['amiss'] | null
export type AttendanceView = Loaded<typeof loadMembership>['attendance']
