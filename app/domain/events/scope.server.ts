import { type Expression, type SqlBool, sql } from 'kysely'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'

/** SQL condition: the actor may read the guest list of the event in these columns: its brand's staff, and its door. */
export function readsGuestListOf(
  actor: Actor,
  columns: { id: string; brandId: string },
): Expression<SqlBool> {
  return sql<boolean>`(${worksForBrand(actor, columns.brandId)} or ${sql.ref(columns.id)} = any(${doorsOf(actor)}::uuid[]))`
}

/**
 * SQL condition on `events as e`: the actor may read all that its page tells. Its brand's staff; whoever was invited or
 * has a reservation; and without an invitation, once it is announced, by its visibility: members, members from its rank
 * (`teaser`), applicants too. A letter's reader sees the event of their letter only.
 */
export function isToldOf(actor: Actor): Expression<SqlBool> {
  if (actor.kind === 'system') return sql<boolean>`true`
  const isInvited =
    actor.kind === 'letter'
      ? sql`i.id = ${actor.invitationId}::uuid and i.person_id = ${actor.personId}::uuid`
      : sql`i.person_id = ${actor.personId}::uuid`
  return sql<boolean>`(
    ${worksForBrand(actor, 'e.brand_id')}
    or exists (select 1 from invitations i where i.event_id = e.id and i.state in ('sent', 'declined') and ${isInvited})
    or (${actor.kind === 'person'} and exists (
      select 1 from reservations r where r.event_id = e.id and r.person_id = ${actor.personId}::uuid))
    or (${actor.kind === 'person'} and e.state <> 'draft' and ${isOpenTo(actor.personId)})
  )`
}

/** By visibility alone: the living membership of this person, of the rank that a teaser asks, or their application. */
function isOpenTo(personId: string) {
  const member = (atLeast: 'any' | 'rank') => sql<boolean>`exists (
    select 1 from membership_periods mp
    join memberships m on m.id = mp.membership_id and m.ended_at is null
    join tiers t on t.id = mp.tier_id
    where mp.person_id = ${personId}::uuid and mp.to_at is null
      ${atLeast === 'rank' ? sql`and t.rank >= e.min_rank` : sql``})`
  return sql<boolean>`(
    (e.visibility in ('members', 'applicants') and ${member('any')})
    or (e.visibility = 'teaser' and ${member('rank')})
    or (e.visibility = 'applicants' and exists (
      select 1 from persons p where p.id = ${personId}::uuid and p.standing = 'applicant'))
  )`
}

function doorsOf(actor: Actor): string[] {
  if (actor.kind !== 'person') return []
  return actor.roles.flatMap(role => (role.role === 'door' ? [role.eventId] : []))
}
