import type { Locale } from '~/shared/copy'
import type { Tx } from '~db/client'
import { inTransaction } from '~db/transaction'
import { recordAudit } from '../audit/record-audit.server'
import type { Actor, SignedIn, StaffRole } from '../kernel/actor'
import { normaliseAddress } from '../kernel/address'
import type { Ctx } from '../kernel/context'
import { allow, type Result, refuse } from '../kernel/result'
import { ensureContactPolicies } from '../permission/store.server'
import { mayChangeRole } from './policy'

/** `givenName` and `familyName` are kept only for someone not known yet; a known person's are their own affair. */
export type RoleGrant = {
  address: string
  givenName: string
  familyName: string
  locale: Locale
  role: StaffRole
}

export type GrantRefusal =
  | { reason: 'not_allowed' }
  | { reason: 'not_an_address' }
  | { reason: 'unknown_scope' }

/**
 * Gives someone a right to act for the club, and makes them known if they are not. It holds from their next request.
 * Admins give any, managers only the door of an event; a right already held stays as it is.
 */
export async function grantRole(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  grant: RoleGrant,
): Promise<Result<{ personId: string; isNew: boolean }, GrantRefusal>> {
  if (!mayChangeRole(actor, grant.role.role)) return refuse({ reason: 'not_allowed' })
  const addressNorm = normaliseAddress(grant.address)
  if (!addressNorm) return refuse({ reason: 'not_an_address' })
  return inTransaction(ctx.db, async tx => {
    if (!(await scopeExists(tx, grant.role))) return refuse({ reason: 'unknown_scope' })
    const personId = await findOrKeepPerson(tx, { ...grant, addressNorm })
    const isNew = await writeRole(tx, actor, personId, grant.role)
    return allow({ personId, isNew })
  })
}

async function scopeExists(tx: Tx, role: StaffRole): Promise<boolean> {
  if (role.role === 'brand_staff') {
    return (
      (await tx.selectFrom('brands').select('id').where('id', '=', role.brandId).executeTakeFirst()) !==
      undefined
    )
  }
  if (role.role === 'door') {
    return (
      (await tx.selectFrom('events').select('id').where('id', '=', role.eventId).executeTakeFirst()) !==
      undefined
    )
  }
  return true
}

type PersonToKnow = {
  address: string
  addressNorm: string
  givenName: string
  familyName: string
  locale: Locale
}

/** The person under this address, known or made known now as a prospect; two at once make one. */
export async function findOrKeepPerson(tx: Tx, person: PersonToKnow): Promise<string> {
  await tx
    .insertInto('persons')
    .values({
      address: person.address.trim(),
      address_norm: person.addressNorm,
      given_name: person.givenName,
      family_name: person.familyName,
      locale: person.locale,
    })
    .onConflict(conflict => conflict.column('address_norm').doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('persons')
    .select('id')
    .where('address_norm', '=', person.addressNorm)
    .executeTakeFirstOrThrow()
  await ensureContactPolicies(tx, [id])
  return id
}

/** Writes the right and its audit entry; false when the person held it already. */
export async function writeRole(tx: Tx, actor: Actor, personId: string, role: StaffRole): Promise<boolean> {
  const brandId = role.role === 'brand_staff' ? role.brandId : null
  const eventId = role.role === 'door' ? role.eventId : null
  const written = await tx
    .insertInto('staff_roles')
    .values({
      person_id: personId,
      role: role.role,
      brand_id: brandId,
      event_id: eventId,
      granted_by: actor.kind === 'system' ? null : actor.personId,
    })
    .onConflict(conflict => conflict.columns(['person_id', 'role', 'brand_id', 'event_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return false
  await recordAudit(tx, actor, {
    action: 'accounts.role_granted',
    subject: { kind: 'person', id: personId },
    ...(brandId && { brandId }),
    details: { role: role.role, eventId },
  })
  return true
}
