import type { AnswerValue } from '~/domain/qualification/types'
import type { AnsweredQuestion } from '../questions/question-props'

/** A question of an event as it is put to one person: its fields, what they hold, and what is said of it. */
export type AskedView = {
  /** The name of its first field. */
  field: string
  kind: string
  label: string
  parts: AnsweredQuestion[]
  values: Record<string, AnswerValue>
  /** What it is for; who reads it, and how long it is kept. */
  purpose: string
  readers: string
  /** Where what is proposed comes from, when it was not said for this event. */
  from: string | null
  /** The words of the tick that has it remembered; null where it is for this event alone. */
  remember: string | null
}
