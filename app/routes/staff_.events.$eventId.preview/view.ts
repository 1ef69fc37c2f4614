import type { Loaded } from '~/ui/loaded'
import type { loadPreview } from './handlers.server'

export type PreviewView = Loaded<typeof loadPreview>
