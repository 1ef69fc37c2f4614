import type { Bilingual, Locale } from '~/shared/copy'
import type { DatabaseOrTx } from '~db/client'
import { isUuid } from '../kernel/uuid'
import type { DecisionDraft, DecisionState } from './types'

/** Stands where words were that the schema wants and that were erased. */
export const erasedWords = '…'

export type DecisionRow = {
  id: string
  applicationId: string
  decision: DecisionDraft
  tierName: Bilingual | null
  state: DecisionState
  letter: { subject: string; body: string; locale: Locale }
  decidedBy: string
  decidedAt: Date
  releasedAt: Date | null
  takesEffectAt: Date | null
  effectiveAt: Date | null
  calledBackAt: Date | null
  version: number
}

/** A decision as it stands, whoever asks: the caller settles that the actor may know of its application. */
export async function findDecision(db: DatabaseOrTx, id: string): Promise<DecisionRow | null> {
  if (!isUuid(id)) return null
  const row = await selectDecisions(db).where('d.id', '=', id).executeTakeFirst()
  return row ? toDecision(row) : null
}

/** These decisions, in no order. */
export async function findDecisions(db: DatabaseOrTx, ids: readonly string[]): Promise<DecisionRow[]> {
  if (ids.length === 0) return []
  const rows = await selectDecisions(db).where('d.id', 'in', ids).execute()
  return rows.map(toDecision)
}

/** Every decision of an application, the first at the head. */
export async function findDecisionsOf(db: DatabaseOrTx, applicationId: string): Promise<DecisionRow[]> {
  const rows = await selectDecisions(db)
    .where('d.application_id', '=', applicationId)
    .orderBy('d.decided_at')
    .execute()
  return rows.map(toDecision)
}

function selectDecisions(db: DatabaseOrTx) {
  return db
    .selectFrom('decisions as d')
    .leftJoin('tiers as t', 't.id', 'd.tier_id')
    .select(['d.id', 'd.application_id', 'd.kind', 'd.tier_id', 'd.trial_until', 'd.waitlist_rank'])
    .select(['d.return_on', 'd.because', 'd.state', 'd.letter_subject', 'd.letter_body', 'd.letter_locale'])
    .select(['d.decided_by', 'd.decided_at', 'd.released_at', 'd.takes_effect_at', 'd.effective_at'])
    .select(['d.called_back_at', 'd.version', 't.name_fr', 't.name_en'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectDecisions>['executeTakeFirstOrThrow']>>

function toDecision(row: Row): DecisionRow {
  return {
    id: row.id,
    applicationId: row.application_id,
    decision: toDraft(row),
    tierName: row.name_fr !== null && row.name_en !== null ? { fr: row.name_fr, en: row.name_en } : null,
    state: row.state as DecisionState,
    letter: {
      subject: row.letter_subject,
      body: row.letter_body,
      locale: row.letter_locale === 'en' ? 'en' : 'fr',
    },
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    releasedAt: row.released_at,
    takesEffectAt: row.takes_effect_at,
    effectiveAt: row.effective_at,
    calledBackAt: row.called_back_at,
    version: row.version,
  }
}

function toDraft(row: Row): DecisionDraft {
  const { kind, tier_id, trial_until, waitlist_rank, return_on } = row
  const because = row.because === erasedWords ? '' : row.because
  if (kind === 'admit' && tier_id) return { kind, because, tierId: tier_id }
  if (kind === 'trial' && tier_id && trial_until)
    return { kind, because, tierId: tier_id, trialUntil: trial_until }
  if (kind === 'waitlist' && waitlist_rank !== null) return { kind, because, rank: waitlist_rank }
  if (kind === 'decline') return { kind, because, returnOn: return_on }
  if (kind === 'later' && return_on) return { kind, because, returnOn: return_on }
  throw new Error(`a decision of kind ${kind} lacks what the schema asks of it`)
}

/** The columns of a decision, for an insert. */
export function columnsOf(decision: DecisionDraft) {
  return {
    kind: decision.kind,
    because: decision.because,
    tier_id: decision.kind === 'admit' || decision.kind === 'trial' ? decision.tierId : null,
    trial_until: decision.kind === 'trial' ? decision.trialUntil : null,
    waitlist_rank: decision.kind === 'waitlist' ? decision.rank : null,
    return_on: decision.kind === 'decline' || decision.kind === 'later' ? decision.returnOn : null,
  }
}
