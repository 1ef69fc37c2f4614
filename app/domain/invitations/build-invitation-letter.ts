import type { Locale } from '~/shared/copy'
import { dayInZone, formatDay, formatTimeAt, spellNumber } from '~/shared/format'
import { type ChoiceCriterion, factOfCriterion } from '../audience/types'
import type { EventFacts } from '../events/types'
import { greet } from '../letters/greeting'
import type { LetterContent, LetterEvent } from '../letters/types'
import { explainWhy } from './explain-why'
import { type MergeField, type MergeValues, mergeText } from './merge'
import type { GivenFact, Recipient, WaveWords, WhyEntry } from './types'

export type LetterMaterial = {
  event: EventFacts & { capacity: number }
  words: WaveWords
  recipient: Recipient
  /** Null once it was withdrawn: such a letter can be looked at, but never leaves. */
  permission: { grantedOn: string; source: string } | null
  /** The facts in force that the person gave to the event's brand. */
  facts: readonly GivenFact[]
  chosenBy: readonly ChoiceCriterion[]
}

export type BuiltLetter = {
  content: Extract<LetterContent, { kind: 'invitation' }>
  why: WhyEntry[]
  /** Fields that are empty for this person and have no fallback: such a letter does not leave. */
  missing: MergeField[]
}

/**
 * The letter of a wave as one person receives it, in their language. The preview and the sending both call this, so
 * that what staff read is what leaves. `why` lists the permission and the facts it rests on, and no others.
 */
export function buildInvitationLetter(material: LetterMaterial): BuiltLetter {
  const { event, words, recipient } = material
  const { locale } = recipient
  const values = valuesFor(material)
  const subject = mergeText(words.subject[locale], values)
  const body = mergeText(words.body[locale], values)
  const missing = [...new Set([...subject.missing, ...body.missing])]
  const why = reasonsOf(material, new Set([...subject.used, ...body.used]))
  const props = {
    greeting: values.greeting,
    subject: subject.text.replace(/\s+/g, ' ').trim(),
    paragraphs: paragraphsOf(body.text, values.greeting),
    senderName: words.senderName,
    senderTitle: words.senderTitle,
    event: tellEvent(event, locale),
    replyBy: event.replyClosesAt.toISOString(),
    why: explainWhy(why, event.brand.name, locale),
  }
  return { content: { kind: 'invitation', props }, why, missing }
}

/** The event in one language, as every letter about it tells it. */
export function tellEvent(event: EventFacts, locale: Locale): LetterEvent {
  return {
    title: event.title[locale],
    slug: event.slug,
    art: event.art,
    venue: event.venue,
    city: event.city,
    timeZone: event.timeZone,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    brandName: event.brand.name,
    accent: event.brand.accent,
  }
}

/** Until when an answer is awaited, as a letter's words are filled with it. */
export function tellReplyBy(closesAt: Date, timeZone: string, locale: Locale): string {
  const day = formatDay(dayInZone(closesAt, timeZone), locale, { weekday: true, year: false })
  return `${day}, ${formatTimeAt(closesAt, timeZone, locale)}`
}

function valuesFor({ event, recipient, facts }: LetterMaterial): MergeValues {
  const { locale } = recipient
  const factOf = (kind: string) => facts.find(fact => fact.kind === kind)?.value ?? ''
  return {
    greeting: greet(recipient, locale),
    given_name: recipient.givenName,
    family_name: recipient.familyName,
    model: factOf(factOfCriterion.model),
    city: factOf(factOfCriterion.city),
    event: event.title[locale],
    venue: event.venue,
    reply_by: tellReplyBy(event.replyClosesAt, event.timeZone, locale),
    seats: spellNumber(event.capacity, locale, { feminine: true }),
  }
}

/** Paragraphs are parted by empty lines. One that only greets is left out, as every letter opens with the greeting. */
function paragraphsOf(body: string, greeting: string): string[] {
  return body
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '' && paragraph !== greeting)
}

function reasonsOf(
  { recipient, permission, facts, chosenBy }: LetterMaterial,
  used: Set<MergeField>,
): WhyEntry[] {
  const why: WhyEntry[] = []
  if (permission !== null) {
    const { grantedOn, source } = permission
    why.push({ use: 'permission', channel: 'email', grantedOn, source })
  }
  for (const criterion of ['model', 'city', 'country'] as const) {
    const fact = facts.find(each => each.kind === factOfCriterion[criterion])
    const isWritten = criterion !== 'country' && used.has(criterion)
    if (fact && (isWritten || chosenBy.includes(criterion))) {
      const { kind, ...given } = fact
      why.push({ use: isWritten ? 'written' : 'chosen', fact: kind, ...given })
    }
  }
  if (chosenBy.includes('language')) why.push({ use: 'chosen', trait: 'language', value: recipient.locale })
  if (chosenBy.includes('standing')) why.push({ use: 'chosen', trait: 'standing', value: recipient.standing })
  return why
}
