import { createHash } from 'node:crypto'
import { dayInZone } from '~/shared/format'
import type { DatabaseOrTx } from '~db/client'
import { readClub } from '../brands/read-club.server'
import { hashAddress, normaliseAddress } from '../kernel/address'
import { allow, type Result, refuse } from '../kernel/result'
import type { LetterContent } from '../letters/types'
import { endOfDay } from '../memberships/days'
import { type PublicFlow, readPublicFlow } from '../qualification/queries.server'
import { composeNominationLetter } from './compose-nomination-letter'
import { lastDay } from './policy'
import type { NominationDraft } from './types'

/** What stands in a nominator's way before anything about the person named is looked at. */
export type DraftRefusal = { reason: 'no_flow' | 'not_an_address' | 'yourself' | 'already_yours' }

export type PreparedNomination = {
  flow: PublicFlow
  addressNorm: string
  addressHash: Buffer
  expiresAt: Date
  /** The day on the club's clock. */
  today: string
  content: LetterContent<'correspondence'>
  /** The letter's fingerprint: another letter has another one. */
  shown: string
}

/**
 * The letter of a nomination as it would leave at `now`, for the preview and for the sending alike. It reads nothing of
 * the person named but what the nominator wrote. Refused where there is no open flow into the circle under this
 * address, and for what the nominator knows themself: their own address, a name that they put forward already.
 */
export async function prepareNomination(
  db: DatabaseOrTx,
  nominatorId: string,
  draft: NominationDraft,
  now: Date,
): Promise<Result<PreparedNomination, DraftRefusal>> {
  const addressNorm = normaliseAddress(draft.address)
  if (!addressNorm) return refuse({ reason: 'not_an_address' })
  const flow = await readPublicFlow(db, draft.flowSlug)
  if (flow?.state !== 'open' || flow.purpose !== 'join') return refuse({ reason: 'no_flow' })
  const nominator = await db
    .selectFrom('persons')
    .select(['address_norm', 'given_name', 'family_name'])
    .where('id', '=', nominatorId)
    .executeTakeFirstOrThrow()
  if (nominator.address_norm === addressNorm) return refuse({ reason: 'yourself' })
  const addressHash = hashAddress(addressNorm)
  if (await isStillTheirs(db, { nominatorId, addressHash, now })) return refuse({ reason: 'already_yours' })

  const club = await readClub(db)
  const day = lastDay(now, club.homeTimeZone)
  const content = composeNominationLetter({
    draft,
    nominatorName: `${nominator.given_name} ${nominator.family_name}`.trim(),
    clubName: club.name,
    accent: flow.brand?.accent ?? houseAccent,
    flow: { ...flow.definition, isShorter: sparesSteps(flow) },
    lastDay: day,
  })
  const expiresAt = endOfDay(day, club.homeTimeZone)
  return allow({
    flow,
    addressNorm,
    addressHash,
    expiresAt,
    today: dayInZone(now, club.homeTimeZone),
    content,
    shown: fingerprint([flow.slug, addressNorm, content]),
  })
}

/** The metal of the house itself, for a flow of no brand. */
const houseAccent = '#8a6b3d'

function sparesSteps(flow: PublicFlow): boolean {
  return flow.definition.steps.some(step => step.sparedTo.includes('nomination'))
}

/**
 * The nominator named this address before, and waits or was answered yes. Nothing else may show here: once its days
 * are over, a nomination without a yes is as if it had never been.
 */
async function isStillTheirs(
  db: DatabaseOrTx,
  { nominatorId, addressHash, now }: { nominatorId: string; addressHash: Buffer; now: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('nominations')
    .select('id')
    .where('nominator_id', '=', nominatorId)
    .where('address_hash', '=', addressHash)
    .where(eb => eb.or([eb('state', '=', 'accepted'), eb('expires_at', '>', now)]))
    .executeTakeFirst()
  return row !== undefined
}

function fingerprint(sent: [slug: string, addressNorm: string, content: LetterContent]): string {
  return createHash('sha256').update(JSON.stringify(sent)).digest('base64url')
}
