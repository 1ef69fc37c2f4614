import { randomBytes } from 'node:crypto'
import type { SignedIn, StaffRole } from '~/domain/kernel/actor'
import { createSecrets } from '~/infra/secrets.server'
import type { DatabaseOrTx } from '~db/client'
import { type InvitedWishes, someone } from './invitation'

export const testSecret = 'a key for the tests alone, and long enough'
export const testOrigin = 'http://localhost:4660'
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** The ctx of the accounts, on a test's own database. */
export function accountsCtx<D>(db: D) {
  return { db, log: silent, secrets: createSecrets(testSecret), origin: testOrigin }
}

/** A right of a person; returns its id. */
export async function aRole(db: DatabaseOrTx, personId: string, role: StaffRole): Promise<string> {
  const { id } = await db
    .insertInto('staff_roles')
    .values({
      person_id: personId,
      role: role.role,
      brand_id: role.role === 'brand_staff' ? role.brandId : null,
      event_id: role.role === 'door' ? role.eventId : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type SignedInPerson = { actor: SignedIn; token: string; address: string; roleIds: string[] }

/** Someone with a session that stands and the rights wished; `token` is what their browser holds. */
export async function signedIn(
  db: DatabaseOrTx,
  { roles = [], ...wishes }: InvitedWishes & { roles?: StaffRole[] } = {},
): Promise<SignedInPerson> {
  const { id, address } = await someone(db, wishes)
  const roleIds: string[] = []
  for (const role of roles) roleIds.push(await aRole(db, id, role))
  const { token, sessionId } = await aSession(db, id)
  return { actor: { kind: 'person', personId: id, sessionId, roles }, token, address, roleIds }
}

/** A session of a person, begun now. */
export async function aSession(
  db: DatabaseOrTx,
  personId: string,
): Promise<{ token: string; sessionId: string }> {
  const token = randomBytes(32).toString('base64url')
  const { id } = await db
    .insertInto('sessions')
    .values({
      person_id: personId,
      token_hash: createSecrets(testSecret).hash(token),
      expires_at: new Date(Date.now() + 30 * 24 * 3_600_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { token, sessionId: id }
}
