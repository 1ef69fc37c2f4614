import type { Bilingual, Locale } from '~/shared/copy'
import type { Civility, Standing } from '../accounts/types'

/** One thing that a letter rested on, frozen when it left. `chosen`: it was filtered by; `written`: the letter says it. */
export type WhyEntry =
  | { use: 'permission'; channel: 'email'; grantedOn: string; source: string }
  | { use: 'chosen' | 'written'; fact: string; value: string; source: string; givenOn: string | null }
  | { use: 'chosen'; trait: 'language' | 'standing'; value: string }

/** The one letter of a wave, in both languages, with its merge fields still open. Paragraphs are parted by an empty line. */
export type WaveWords = { subject: Bilingual; body: Bilingual; senderName: string; senderTitle: string }

export type Recipient = {
  personId: string
  givenName: string
  familyName: string
  civility: Civility | null
  locale: Locale
  standing: Standing
}

/** A fact in force, as the brand was given it. */
export type GivenFact = { kind: string; value: string; source: string; givenOn: string | null }

export type InvitationState = 'draft' | 'sent' | 'declined' | 'withdrawn'
export type WaveState = 'draft' | 'sent'
