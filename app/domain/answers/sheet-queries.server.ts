import type { Locale } from '~/shared/copy'
import { dayInZone } from '~/shared/format'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import type { Actor } from '../kernel/actor'
import { homeZone } from '../permission/types'
import { findParty, type Party } from './find-party.server'
import { answerFromFacts, factKindsOf } from './from-facts'
import { isGuarded } from './guarded'
import { type OwnFact, readOwnFacts } from './own-facts.server'
import { askedOf, mayAnswer, maySign, stillAsked } from './policy'
import { listQuestions, readSaid, type Said, type Signature } from './store.server'
import type { EventAnswer, EventQuestion, Place, StillAsked } from './types'

/** A question as it is put to one of a party, and what is kept or known in answer to it. */
export type AskedHere = {
  question: EventQuestion
  /** What they said for this event, else what they said before; null: nothing, or nothing that may be shown here. */
  value: EventAnswer | null
  isAnswered: boolean
  /** It was answered, and a letter does not show it. */
  isHidden: boolean
  /** Where what is proposed comes from, when it was not said for this event. */
  from: OwnFact | null
  /** It can be remembered for another time. */
  mayRemember: boolean
}

export type SheetPlace = Place & { asked: AskedHere[]; signature: Signature | null }

export type AnswerSheet = {
  party: Party
  places: SheetPlace[]
  /** What they signed under former words. */
  former: Signature[]
  missing: StillAsked[]
  /** Guests without a name are asked once they have one. */
  unnamed: number
  mayAnswer: boolean
  maySign: boolean
  today: string
}

/** All that an event asks of a party, for the person whose reservation it is, signed in or by their letter; null for anyone else. */
export async function readAnswerSheet(
  db: DatabaseOrTx,
  actor: Actor,
  reservationId: string,
): Promise<AnswerSheet | null> {
  const party = await findParty(db, actor, reservationId)
  if (!party) return null
  const { event, places } = party
  const questions = await listQuestions(db, event.id)
  const said = await readSaid(db, { reservationId })
  const facts = await readOwnFacts(db, { personId: party.personId, brandId: event.brandId })
  const now = await readClock(db)
  return {
    party,
    places: places.map(place => ({
      ...place,
      signature: said.signatureOf(reservationId, place.position),
      asked: askedOf(questions, place.position).map(question =>
        tellAsked(
          actor,
          question,
          place.position,
          said.answerOf(reservationId, place.position, question.id),
          facts,
        ),
      ),
    })),
    former: said.signatures.filter(({ version }) => version !== event.waiver?.version),
    missing: missingOf(party, questions, said),
    unnamed: party.seats - places.length,
    mayAnswer: mayAnswer(party, now).ok,
    maySign: maySign(party, now).ok,
    today: dayInZone(now, homeZone),
  }
}

/** What is still asked of a party, in numbers; null where the event asks nothing of it, or it is not theirs to know. */
export async function readStillAsked(
  db: DatabaseOrTx,
  actor: Actor,
  reservationId: string,
): Promise<{ answers: number; signatures: number; mayAnswer: boolean } | null> {
  const sheet = await readAnswerSheet(db, actor, reservationId)
  if (!sheet || (!sheet.party.event.waiver && sheet.places.every(({ asked }) => asked.length === 0)))
    return null
  return {
    answers: sheet.missing.reduce((sum, { answers }) => sum + answers, 0),
    signatures: sheet.missing.filter(({ signature }) => signature).length,
    mayAnswer: sheet.mayAnswer,
  }
}

/** What a party still owes an event. */
export function missingOf(party: Party, questions: readonly EventQuestion[], said: Said): StillAsked[] {
  const { reservationId } = party
  return stillAsked({
    questions,
    places: party.places,
    hasWaiver: party.event.waiver !== null,
    answerOf: (position, questionId) => said.answerOf(reservationId, position, questionId),
    isSigned: position => said.signatureOf(reservationId, position) !== null,
  })
}

function tellAsked(
  actor: Actor,
  question: EventQuestion,
  position: number,
  kept: unknown,
  facts: ReadonlyMap<string, OwnFact>,
): AskedHere {
  const isGuardedHere = actor.kind === 'letter' && isGuarded(question.kind)
  const kinds = factKindsOf(question.kind)
  const mayRemember = position === 0 && kinds.length > 0
  if (kept !== undefined)
    return {
      question,
      value: isGuardedHere ? null : (kept as EventAnswer),
      isAnswered: true,
      isHidden: isGuardedHere,
      from: null,
      mayRemember,
    }
  const known = kinds.map(kind => facts.get(kind)).find(fact => fact !== undefined) ?? null
  const value =
    position === 0 && known !== null && !isGuardedHere
      ? answerFromFacts(question, new Map([...facts].map(([kind, fact]) => [kind, fact.value])))
      : null
  return {
    question,
    value,
    isAnswered: false,
    isHidden: false,
    from: value === null ? null : known,
    mayRemember,
  }
}

/** The words of a waiver in the language in which they are read. */
export function waiverIn({ event }: Party, locale: Locale): string | null {
  return event.waiver?.words[locale] ?? null
}
