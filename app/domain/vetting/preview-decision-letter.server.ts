import type { DatabaseOrTx } from '~db/client'
import { type Actor, runsTheClub } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { previewLinks } from '../letters/build-links'
import type { LetterRenderer, RenderedLetter } from '../letters/types'
import { buildDecisionLetter } from './compose-decision-letter'
import { type DecisionRow, findDecision } from './decision-store.server'
import { readParties } from './read-parties.server'
import { findVetted, readStanding, type Vetted } from './store.server'

export type DecisionPreview = { application: Vetted; row: DecisionRow; letter: RenderedLetter }

/**
 * A decision with its letter exactly as it leaves: built by the function that writes it, with links that lead nowhere.
 * Only for those who run the club and have no interest in it; null for anyone else.
 */
export async function previewDecision(
  ctx: Pick<Ctx, 'db' | 'origin'> & { renderLetter: LetterRenderer },
  actor: Actor,
  decisionId: string,
): Promise<DecisionPreview | null> {
  const found = await findReadable(ctx.db, actor, decisionId)
  if (!found) return null
  const { application, row } = found
  const { locale } = row.letter
  const parties = await readParties(ctx.db, application, { senderId: row.decidedBy, locale })
  const facts = { decision: row.decision, tierName: row.tierName, purpose: application.flow.purpose }
  const props = buildDecisionLetter(parties, facts, row.letter)
  const letter = await ctx.renderLetter({ kind: 'correspondence', props }, locale, previewLinks(ctx))
  return { application, row, letter }
}

async function findReadable(db: DatabaseOrTx, actor: Actor, decisionId: string) {
  if (!runsTheClub(actor)) return null
  const row = await findDecision(db, decisionId)
  const application = row && (await findVetted(db, actor, row.applicationId))
  if (!application) return null
  return (await readStanding(db, actor, application)).facts.hasInterest ? null : { application, row }
}
