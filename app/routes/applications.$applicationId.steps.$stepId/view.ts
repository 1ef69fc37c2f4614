import type { Answered, Loaded } from '~/ui/loaded'
import type { loadStep } from './load-step.server'
import type { postStep } from './post-step.server'

export type StepView = Loaded<typeof loadStep>
export type StepAnswer = Answered<typeof postStep> | null
