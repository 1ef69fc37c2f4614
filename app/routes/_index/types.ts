import type { ArtKind } from '~/ui/event-art'
import type { tellWaits } from '~/web/tell-waits'

/** One line of a person's home: an event that they were invited to, and where it stands for them. In their own words. */
export type HomeEntry = {
  href: string
  title: string
  days: string[]
  brandName: string
  accent: string
  slug: string
  art: ArtKind
  state: string
  tone: 'good' | 'soft' | 'warn' | undefined
}

/** A line that the person stands in. */
export type HomeWait = ReturnType<typeof tellWaits>[number]

/** The invitation that waits for an answer, soonest to close. */
export type HomeHero = {
  href: string
  over: string
  title: string
  when: string
  slug: string
  art: HomeEntry['art']
  accent: string
  replyBy: string
}

/** An event that the person lived, and until when they may say how it was. */
export type HomeFeedback = { href: string; title: string; accent: string; until: string }

/** A question of the house that the person has not answered. */
export type HomePoll = { href: string; question: string; until: string }

/** What the person allows, each a sentence; `details` may be empty. */
export type HomeWord = { sentence: string; details: string[] }

/** An application that is under way, or was answered of late; what to do about it in `action`. */
export type HomeApplication = {
  id: string
  href: string
  name: string
  accent: string | null
  sentence: string
  action: string
  isToDo: boolean
}
