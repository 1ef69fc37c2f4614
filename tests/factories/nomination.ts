import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { NominationDraft, NominationState, WithdrawnBecause } from '~/domain/nominations/types'
import type { DatabaseOrTx } from '~db/client'
import type { InvitedWishes } from './invitation'
import { type SignedInPerson, signedIn } from './person'

export type NominationWishes = {
  nominatorId: string
  personId: string
  flowId: string
  state?: NominationState
  because?: WithdrawnBecause
  line?: string
  createdAt?: Date
  expiresAt?: Date
}

/** A nomination of someone who is known already; accepted unless wished otherwise. Its letter is not written. Returns its id. */
export async function aNomination(db: DatabaseOrTx, wishes: NominationWishes): Promise<string> {
  const { state = 'accepted', createdAt = new Date() } = wishes
  const person = await db
    .selectFrom('persons')
    .select(['address_norm', 'given_name', 'family_name'])
    .where('id', '=', wishes.personId)
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('nominations')
    .values({
      nominator_id: wishes.nominatorId,
      person_id: wishes.personId,
      flow_id: wishes.flowId,
      address_hash: createHash('sha256').update(person.address_norm).digest(),
      given_name: person.given_name,
      family_name: person.family_name,
      line: wishes.line ?? 'Elle conduit comme elle parle : sans un mot de trop.',
      state,
      token_hash: createHash('sha256').update(randomUUID()).digest(),
      created_at: createdAt,
      expires_at: wishes.expiresAt ?? new Date(createdAt.getTime() + 30 * 24 * 3_600_000),
      ...((state === 'accepted' || state === 'declined') && { answered_at: createdAt }),
      ...(state === 'withdrawn' && { withdrawn_because: wishes.because ?? 'member' }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type Nominator = SignedInPerson & { tierId: string }

/** An active member of a tier of their own, who may put this many names forward a year. */
export async function aNominator(
  db: DatabaseOrTx,
  { perYear = 2, state = 'active', ...wishes }: InvitedWishes & { perYear?: number; state?: string } = {},
): Promise<Nominator> {
  const person = await signedIn(db, { givenName: 'Hugo', familyName: 'Laine', ...wishes })
  const tier = await db
    .insertInto('tiers')
    .values({
      slug: `tier-${randomUUID().slice(0, 8)}`,
      rank: sql<number>`(select coalesce(max(rank), 0) + 1 from tiers)`,
      name_fr: 'Cercle',
      name_en: 'Circle',
      nominations_per_year: perYear,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const personId = person.actor.personId
  const membership = await db
    .insertInto('memberships')
    .values({ person_id: personId })
    .returning(['id', 'started_at'])
    .executeTakeFirstOrThrow()
  await db
    .insertInto('membership_periods')
    .values({
      membership_id: membership.id,
      person_id: personId,
      tier_id: tier.id,
      state,
      kind: 'full',
      cause: 'admitted',
      from_at: membership.started_at,
      ...(state === 'suspended' && { words: 'À la demande du club.' }),
    })
    .execute()
  return { ...person, tierId: tier.id }
}

/** A name as a member would put it forward, to an address of its own. */
export function aNominationDraft(flowSlug: string, wishes: Partial<NominationDraft> = {}): NominationDraft {
  return {
    id: randomUUID(),
    flowSlug,
    givenName: 'Inès',
    familyName: 'Carvalho',
    civility: 'mme',
    address: `n${randomUUID().slice(0, 12)}@mail.example.com`,
    locale: 'fr',
    line: 'Elle restaure des moteurs que personne n’ose ouvrir, et elle en parle bien.',
    ...wishes,
  }
}
