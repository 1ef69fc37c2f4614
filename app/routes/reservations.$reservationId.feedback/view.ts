import type { Loaded } from '~/ui/loaded'
import type { loadFeedback } from './handlers.server'

export type FeedbackView = Loaded<typeof loadFeedback>
