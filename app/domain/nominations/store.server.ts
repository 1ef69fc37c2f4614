import { sql } from 'kysely'
import type { DatabaseOrTx, Tx } from '~db/client'
import { lockRows } from '~db/locks'
import { hashAddress } from '../kernel/address'
import { ensureContactPolicies } from '../permission/store.server'
import type { NominationDraft, NominationState, WithdrawnBecause } from './types'

/** The nomination to one flow that this person said yes to, for the passage that begins with it. */
export async function findAcceptedNomination(
  tx: DatabaseOrTx,
  personId: string,
  flowId: string,
): Promise<{ id: string } | null> {
  const row = await tx
    .selectFrom('nominations')
    .select('id')
    .where('person_id', '=', personId)
    .where('flow_id', '=', flowId)
    .where('state', '=', 'accepted')
    .executeTakeFirst()
  return row ?? null
}

/** Takes the nominations of one address one at a time, whether or not anyone is known under it, until the transaction ends. */
export async function lockAddress(tx: Tx, addressNorm: string): Promise<void> {
  const key = hashAddress(addressNorm).readBigInt64BE(0).toString()
  await sql`select pg_advisory_xact_lock(${key}::bigint)`.execute(tx)
}

export type NominationRow = {
  id: string
  nominatorId: string
  personId: string | null
  flowId: string
  state: NominationState
  madeKnown: boolean
  expiresAt: Date
  answeredAt: Date | null
  forgottenAt: Date | null
}

/** One nomination, by its id or by the hash of its letter's token. Not locked. */
export async function findNomination(
  db: DatabaseOrTx,
  by: { id: string } | { tokenHash: Buffer },
): Promise<NominationRow | null> {
  const found = db
    .selectFrom('nominations')
    .select([
      'id',
      'nominator_id as nominatorId',
      'person_id as personId',
      'flow_id as flowId',
      'state',
      'made_known as madeKnown',
      'expires_at as expiresAt',
      'answered_at as answeredAt',
      'forgotten_at as forgottenAt',
    ])
  const row = await ('id' in by
    ? found.where('id', '=', by.id)
    : found.where('token_hash', '=', by.tokenHash)
  ).executeTakeFirst()
  return row ? { ...row, state: row.state as NominationState } : null
}

/** Locks a nomination and, before it, the person named with all that is decided of them. */
export async function lockWithPerson(
  tx: Tx,
  { id, personId }: Pick<NominationRow, 'id' | 'personId'>,
): Promise<void> {
  const people = personId ? [personId] : []
  await lockRows(tx, 'persons', people)
  await lockRows(tx, 'contact_policies', people)
  await lockRows(tx, 'nominations', [id])
}

/** Writes the answer of the person named, or the end of their silence. */
export async function writeState(
  tx: Tx,
  nominationId: string,
  state: Exclude<NominationState, 'sent' | 'withdrawn'>,
): Promise<void> {
  await tx
    .updateTable('nominations')
    .set({ state, answered_at: state === 'silent' ? null : sql<Date>`clock_timestamp()` })
    .where('id', '=', nominationId)
    .execute()
}

/** Erases what the nominator said of the person. */
export async function forgetLine(tx: Tx, nominationId: string): Promise<void> {
  await tx
    .updateTable('nominations')
    .set({ line: '', civility: null })
    .where('id', '=', nominationId)
    .execute()
}

/** The id of the person known by this address. Not locked. */
export async function findPerson(tx: Tx, addressNorm: string): Promise<string | null> {
  const row = await tx
    .selectFrom('persons')
    .select('id')
    .where('address_norm', '=', addressNorm)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Makes someone known as a prospect, as their nominator wrote them. Whoever became known meanwhile stays as they are. */
export async function keepPerson(tx: Tx, draft: NominationDraft, addressNorm: string): Promise<string> {
  await tx
    .insertInto('persons')
    .values({
      address: draft.address.trim(),
      address_norm: addressNorm,
      given_name: draft.givenName,
      family_name: draft.familyName,
      civility: draft.civility,
      locale: draft.locale,
    })
    .onConflict(conflict => conflict.column('address_norm').doNothing())
    .execute()
  const id = await findPerson(tx, addressNorm)
  if (!id) throw new Error('the person was not kept')
  await ensureContactPolicies(tx, [id])
  return id
}

export type Prepared = {
  draft: NominationDraft
  addressHash: Buffer
  expiresAt: Date
  flow: { flowId: string }
}
/** With a token a letter leaves; with a reason none does. */
export type Outcome =
  | { personId: string; madeKnown: boolean; tokenHash: Buffer }
  | { personId: string | null; because: WithdrawnBecause }

export async function insertNomination(
  tx: Tx,
  nominatorId: string,
  { draft, addressHash, expiresAt, flow }: Prepared,
  outcome: Outcome,
): Promise<void> {
  await tx
    .insertInto('nominations')
    .values({
      id: draft.id,
      nominator_id: nominatorId,
      person_id: outcome.personId,
      flow_id: flow.flowId,
      address_hash: addressHash,
      given_name: draft.givenName,
      family_name: draft.familyName,
      civility: draft.civility,
      locale: draft.locale,
      line: draft.line,
      expires_at: expiresAt,
      ...('because' in outcome
        ? { state: 'withdrawn', withdrawn_because: outcome.because }
        : { made_known: outcome.madeKnown, token_hash: outcome.tokenHash }),
    })
    .execute()
}
