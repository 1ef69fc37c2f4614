import type { Loaded } from '~/ui/loaded'
import type { loadVoice } from './handlers.server'

export type View = Loaded<typeof loadVoice>
/** What could not be taken: the form it came from, what was typed there, and the words to say so. */
export type Amiss = { form: string; typed: string; message: string } | undefined
