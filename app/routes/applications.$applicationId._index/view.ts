import type { Loaded } from '~/ui/loaded'
import type { loadApplication } from './handlers.server'

export type ApplicationView = Loaded<typeof loadApplication>
