import type { Answered, Loaded } from '~/ui/loaded'
import type { loadAnswers, postAnswers } from './handlers.server'

export type AnswersView = Loaded<typeof loadAnswers>
export type AnswersAnswer = Answered<typeof postAnswers> | null
