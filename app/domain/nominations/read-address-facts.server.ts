import type { Tx } from '~db/client'
import { readClock } from '~db/locks'
import type { AddressFacts } from './policy'
import type { NominationState } from './types'

export type NamedAddress = { personId: string | null; addressHash: Buffer; today: string }

/** Everything on an address that `mayWriteTo` asks, read under the locks that keep it so. */
export async function readAddressFacts(
  tx: Tx,
  { personId, addressHash, today }: NamedAddress,
): Promise<AddressFacts> {
  const suppression = await tx
    .selectFrom('suppressions')
    .select('reason')
    .where('address_hash', '=', addressHash)
    .executeTakeFirst()
  const earlier = await tx
    .selectFrom('nominations')
    .select(['state', 'expires_at'])
    .where(eb =>
      eb.or([eb('address_hash', '=', addressHash), ...(personId ? [eb('person_id', '=', personId)] : [])]),
    )
    .execute()
  return {
    isSuppressed: suppression !== undefined,
    ...(personId ? await readPersonFacts(tx, personId) : nobody),
    earlier: earlier.map(row => ({ state: row.state as NominationState, expiresAt: row.expires_at })),
    now: await readClock(tx),
    today,
  }
}

type PersonFacts = Pick<AddressFacts, 'dial' | 'isMember' | 'isApplying' | 'lastAnswer'>

const nobody: PersonFacts = { dial: null, isMember: false, isApplying: false, lastAnswer: null }

async function readPersonFacts(tx: Tx, personId: string): Promise<PersonFacts> {
  const dial = await tx
    .selectFrom('contact_policies')
    .select(['letters_max', 'paused_until'])
    .where('person_id', '=', personId)
    .where('set_by', '=', 'person')
    .executeTakeFirst()
  const membership = await tx
    .selectFrom('memberships')
    .select('id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const application = await tx
    .selectFrom('applications')
    .select('id')
    .where('person_id', '=', personId)
    .where('state', 'in', ['draft', 'submitted', 'waitlisted'])
    .executeTakeFirst()
  const lastAnswer = await tx
    .selectFrom('decisions as d')
    .innerJoin('applications as a', 'a.id', 'd.application_id')
    .select(['d.kind', 'd.return_on as returnOn'])
    .where('a.person_id', '=', personId)
    .where('d.state', '=', 'effective')
    .orderBy('d.effective_at', 'desc')
    .executeTakeFirst()
  return {
    dial: dial ? { never: dial.letters_max === 0, pausedUntil: dial.paused_until } : null,
    isMember: membership !== undefined,
    isApplying: application !== undefined,
    lastAnswer: lastAnswer ?? null,
  }
}
