import { readClock } from '~db/locks'
import type { SignedIn } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { previewLinks } from '../letters/build-links'
import type { LetterContent, LetterRenderer, RenderedLetter } from '../letters/types'
import { readStandingOf } from '../memberships/queries.server'
import { readAllowances } from '../memberships/use-benefit.server'
import { type DraftRefusal, prepareNomination } from './prepare-nomination.server'
import type { NominationDraft } from './types'

export type NominationPreview = {
  content: LetterContent<'correspondence'>
  letter: RenderedLetter
  shown: string
}
export type MemberRefusal = { reason: 'not_a_member' | 'not_included' | 'used_up' }

/**
 * The exact letter that a nomination would send, to the word, with links that lead nowhere. Nothing is written. `shown`
 * goes back with the order to send. Refused as the sending would be, and for nothing that is known of the person named.
 */
export async function previewNomination(
  ctx: Pick<Ctx, 'db' | 'origin'> & { renderLetter: LetterRenderer },
  actor: SignedIn,
  draft: NominationDraft,
): Promise<Result<NominationPreview, DraftRefusal | MemberRefusal>> {
  const now = await readClock(ctx.db)
  const may = await mayNominate(ctx, actor.personId, now)
  if (!may.ok) return may
  const prepared = await prepareNomination(ctx.db, actor.personId, draft, now)
  if (!prepared.ok) return prepared
  const { content, shown } = prepared.value
  const letter = await ctx.renderLetter(content, draft.locale, previewLinks(ctx))
  return allow({ content, letter, shown })
}

/** The same answer, looked at, that `useBenefit` gives when the allowance is used. */
export async function mayNominate(
  ctx: Pick<Ctx, 'db'>,
  personId: string,
  now: Date,
): Promise<Result<{ left: number; allowance: number }, MemberRefusal>> {
  const standing = await readStandingOf(ctx.db, personId, now)
  if (standing?.state !== 'active') return refuse({ reason: 'not_a_member' })
  const allowances = await readAllowances(ctx.db, personId, now)
  const own = allowances.find(({ benefit }) => benefit === 'nomination')
  const allowance = own ? own.given + own.bought : 0
  if (!own || allowance === 0) return refuse({ reason: 'not_included' })
  return own.left === 0 ? refuse({ reason: 'used_up' }) : allow({ left: own.left, allowance })
}
