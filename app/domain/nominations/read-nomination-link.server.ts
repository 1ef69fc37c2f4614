import { readClock } from '~db/locks'
import { readClub } from '../brands/read-club.server'
import type { Ctx } from '../kernel/context'
import { type PublicFlow, readPublicFlow } from '../qualification/queries.server'
import { type AnswerFacts, maySayYes } from './policy'
import { findNomination, type NominationRow } from './store.server'

export type NominationLink = {
  /** What the page offers: both answers, the way on after a yes, or why there is nothing left to answer. */
  stands: 'open' | 'said' | 'declined' | 'closed' | 'over'
  locale: 'fr' | 'en'
  clubName: string
  nominatorName: string
  line: string
  /** Whether anyone is known under the address that was given. */
  isKnown: boolean
  /** The nominee as the nominator wrote them; empty once that is erased. */
  person: { givenName: string; familyName: string; civility: 'mme' | 'm' | 'dr' | null }
  expiresAt: Date
  flow: PublicFlow
}

/**
 * What the link of a nomination's letter opens; null for a link that this house did not make. Changes nothing, whoever
 * follows it. Who holds it reads what the letter said and the flow as anyone may, and nothing else.
 */
export async function readNominationLink(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  token: string,
): Promise<NominationLink | null> {
  const nomination = await findNomination(ctx.db, { tokenHash: ctx.secrets.hash(token) })
  if (!nomination) return null
  const told = await readTold(ctx, nomination)
  const flow = await readPublicFlow(ctx.db, told.slug)
  if (!flow) return null
  const { state } = nomination
  const may = maySayYes(await answerFacts(ctx, nomination, flow.state === 'open'))
  return {
    stands: may.ok ? (state === 'accepted' ? 'said' : 'open') : may.reason,
    locale: told.locale === 'en' ? 'en' : 'fr',
    clubName: (await readClub(ctx.db)).name,
    nominatorName: `${told.nominatorGivenName} ${told.nominatorFamilyName}`.trim(),
    line: told.line,
    isKnown: nomination.personId !== null,
    person: {
      givenName: told.given_name,
      familyName: told.family_name,
      civility: told.civility as NominationLink['person']['civility'],
    },
    expiresAt: nomination.expiresAt,
    flow,
  }
}

async function readTold(ctx: Pick<Ctx, 'db'>, { id }: NominationRow) {
  return ctx.db
    .selectFrom('nominations as n')
    .innerJoin('flows as f', 'f.id', 'n.flow_id')
    .innerJoin('persons as p', 'p.id', 'n.nominator_id')
    .select(['f.slug', 'n.line', 'n.locale', 'n.given_name', 'n.family_name', 'n.civility'])
    .select(['p.given_name as nominatorGivenName', 'p.family_name as nominatorFamilyName'])
    .where('n.id', '=', id)
    .executeTakeFirstOrThrow()
}

/** What `maySayYes` asks of a nomination, at this moment. */
export async function answerFacts(
  ctx: { db: Parameters<typeof readClock>[0] },
  { state, expiresAt, answeredAt }: NominationRow,
  flowIsOpen: boolean,
): Promise<AnswerFacts> {
  return { state, expiresAt, answeredAt, flowIsOpen, now: await readClock(ctx.db) }
}
