import type { DatabaseOrTx } from '~db/client'
import { type FeeView, readFees } from '../applications/fee-queries.server'
import { readApplicationFacts } from '../applications/store.server'
import { readClub } from '../brands/read-club.server'
import { runsTheClub, type SignedIn } from '../kernel/actor'
import { type DecisionRow, findDecisionsOf } from './decision-store.server'
import { type HistoryEntry, readHistory } from './history-queries.server'
import { listReaders, type Others, type Reader, readOthers } from './others-queries.server'
import {
  type Exchanged,
  listMessages,
  listNominationsOfApplicant,
  listOtherApplications,
  type PastApplication,
  type PastNomination,
} from './past-queries.server'
import { judgePromise, type PromiseStanding, type ReaderFacts } from './policy'
import { readSheet, type Sheet } from './review-store.server'
import { findVetted, readStanding, type Vetted } from './store.server'
import { adviseOn, type ReadAdvice, type ReadStep, readSteps } from './walked-steps.server'

export type Desk = {
  application: Vetted
  /** What the door that they came by is called. */
  doorLabel: string | null
  facts: ReaderFacts
  steps: ReadStep[]
  advice: ReadAdvice
  promise: PromiseStanding | null
  fees: FeeView[]
  messages: Exchanged[]
  /** The reader's own sheet; null for whoever may not vote. */
  sheet: Sheet | null
  others: Others
  /** Who reads it: for those who run the club. */
  readers: Reader[]
  /** For those who run the club, all of them; for the others what has taken effect. */
  decisions: DecisionRow[]
  otherApplications: PastApplication[]
  nominations: PastNomination[]
  history: HistoryEntry[]
  /** When the answers were erased, as promised; nothing of them is left to read. */
  erasedAt: Date | null
  now: Date
  timeZone: string
}

/**
 * An application as one of its readers may read it, and nothing that they may not: what the others wrote is in it only
 * once `seesOthers` says so. Null when there is none for this actor.
 */
export async function readDesk(
  db: DatabaseOrTx,
  actor: SignedIn,
  applicationId: string,
): Promise<Desk | null> {
  const application = await findVetted(db, actor, applicationId)
  const walked = application && (await readApplicationFacts(db, application.id))
  if (!walked) return null
  const standing = await readStanding(db, actor, application)
  const { facts } = standing
  const timeZone = (await readClub(db)).homeTimeZone
  const { now } = walked
  return {
    application,
    doorLabel: walked.application.doorLabel,
    facts,
    steps: await readSteps(db, actor, walked),
    advice: adviseOn(actor, walked),
    promise: application.state === 'submitted' ? judgePromise(application.replyBy, now, timeZone) : null,
    fees: await readFees(db, application.id),
    messages: await listMessages(db, application),
    sheet: facts.hasInterest ? null : await readSheet(db, application.id, actor.personId),
    others: await readOthers(db, actor, application, standing),
    readers: await listReaders(db, actor, application, standing),
    decisions: await readDecisions(db, actor, application, facts),
    otherApplications: await listOtherApplications(db, actor, application),
    nominations: await listNominationsOfApplicant(db, actor, application, standing),
    history: await readHistory(db, actor, application, standing),
    erasedAt: walked.application.erasedAt,
    now,
    timeZone,
  }
}

async function readDecisions(
  db: DatabaseOrTx,
  actor: SignedIn,
  { id }: Vetted,
  { hasInterest }: ReaderFacts,
): Promise<DecisionRow[]> {
  const all = await findDecisionsOf(db, id)
  return runsTheClub(actor) && !hasInterest ? all : all.filter(({ state }) => state === 'effective')
}
