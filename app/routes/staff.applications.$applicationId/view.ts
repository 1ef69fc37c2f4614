import type { Answered, Loaded } from '~/ui/loaded'
import type { actAtDesk } from './actions.server'
import type { loadDesk } from './handlers.server'

/** The words of an act that was not carried out, for the form that it concerns. */
export type DeskAnswer = Answered<typeof actAtDesk> | null
export type DeskView = Loaded<typeof loadDesk> & { answer: DeskAnswer }
