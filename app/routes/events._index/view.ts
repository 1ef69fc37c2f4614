import type { Loaded } from '~/ui/loaded'
import type { loadProgramme } from './handlers.server'

export type ProgrammeView = Loaded<typeof loadProgramme>
