import type { Answered, Loaded } from '~/ui/loaded'
import type { loadGuests } from './load.server'
import type { postGuests } from './post.server'

export type GuestsView = Loaded<typeof loadGuests>
export type GuestsAnswer = Answered<typeof postGuests> | null

/** What was typed into one of the forms, and what is amiss with it; null where that form was not sent. */
export type Tried = { errors: Record<string, string[]>; typed: Record<string, string> } | null

export function triedOf(answer: GuestsAnswer, part: NonNullable<GuestsAnswer>['part']): Tried {
  return answer?.part === part ? answer : null
}

/** Each thing amiss, with the field that it is about. */
export function summaryOf(tried: Tried) {
  return Object.entries(tried?.errors ?? {}).flatMap(([name, messages]) =>
    messages.map(message => ({ id: name === '' ? undefined : name, message })),
  )
}
