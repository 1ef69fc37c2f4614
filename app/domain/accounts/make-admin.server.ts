import { inTransaction } from '~db/transaction'
import { normaliseAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { findOrKeepPerson, writeRole } from './grant-role.server'
import { type IssuedLink, issueSignInLink } from './issue-sign-in-link.server'

/**
 * Makes the holder of an address an admin, known before or not, and issues the link by which they sign in: how a club
 * gets its first. Done by an operator on the club's own machine; harmless when repeated, but for the link being new.
 */
export async function makeAdmin(
  ctx: Pick<Ctx, 'db' | 'secrets' | 'origin'>,
  address: string,
): Promise<Result<IssuedLink & { personId: string; isNew: boolean }, { reason: 'not_an_address' }>> {
  const addressNorm = normaliseAddress(address)
  if (!addressNorm) return refuse({ reason: 'not_an_address' })
  const made = await inTransaction(ctx.db, async tx => {
    const personId = await findOrKeepPerson(tx, {
      address,
      addressNorm,
      givenName: '',
      familyName: '',
      locale: 'fr',
    })
    const isNew = await writeRole(tx, { kind: 'system' }, personId, { role: 'admin' })
    return { personId, isNew }
  })
  return allow({ ...made, ...(await issueSignInLink(ctx, made.personId)) })
}
