import type { Answered, Loaded } from '~/ui/loaded'
import type { answerInvitation, loadInvitation } from './handlers.server'

export type InvitationView = Loaded<typeof loadInvitation>
export type InvitationAnswer = Answered<typeof answerInvitation> | null
