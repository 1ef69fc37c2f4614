import { sql } from 'kysely'
import type { SignedIn, StaffRole } from '../kernel/actor'
import type { Ctx } from '../kernel/context'
import { mayChangeRole, seesTheTeam } from './policy'
import { toStaffRole } from './staff-role'

/** One right of one person. `scope` is the brand or the event that it is bound to; null for the whole club. */
export type TeamEntry = {
  roleId: string
  role: StaffRole['role']
  scope: string | null
  grantedAt: Date
  isMine: boolean
  mayRevoke: boolean
}

export type TeamPerson = { personId: string; name: string; address: string; roles: TeamEntry[] }

/** What a right can be bound to: every brand, and the events that are not over. */
export type RoleScopes = { brands: { id: string; name: string }[]; events: { id: string; title: string }[] }

/**
 * Who works for the club and by what right, by name. Only those who run the club see it; for others the list is empty.
 * Event titles come in the reader's language.
 */
export async function listTeam(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  locale: 'fr' | 'en',
): Promise<TeamPerson[]> {
  if (!seesTheTeam(actor)) return []
  const rows = await ctx.db
    .selectFrom('staff_roles as r')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .leftJoin('brands as b', 'b.id', 'r.brand_id')
    .leftJoin('events as e', 'e.id', 'r.event_id')
    .select([
      'r.id as roleId',
      'r.role',
      'r.granted_at as grantedAt',
      'r.brand_id as brandId',
      'r.event_id as eventId',
      'p.id as personId',
      'p.address',
    ])
    .select(['p.given_name as givenName', 'p.family_name as familyName', 'b.name as brandName'])
    .select(locale === 'fr' ? 'e.title_fr as eventTitle' : 'e.title_en as eventTitle')
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .orderBy('p.address')
    .orderBy(sql`array_position(array['admin', 'manager', 'brand_staff', 'door'], r.role)`)
    .orderBy('r.granted_at')
    .execute()
  const people = new Map<string, TeamPerson>()
  for (const row of rows) {
    const name = `${row.givenName} ${row.familyName}`.trim() || row.address
    const person = people.get(row.personId) ?? {
      personId: row.personId,
      name,
      address: row.address,
      roles: [],
    }
    const role = toStaffRole(row.role, row.brandId, row.eventId).role
    person.roles.push({
      roleId: row.roleId,
      role,
      scope: row.brandName ?? row.eventTitle ?? null,
      grantedAt: row.grantedAt,
      isMine: row.personId === actor.personId,
      mayRevoke: mayChangeRole(actor, role),
    })
    people.set(row.personId, person)
  }
  return [...people.values()]
}

/** The brands and events that the actor may bind a right to; empty for anyone who does not run the club. */
export async function listRoleScopes(
  ctx: Pick<Ctx, 'db'>,
  actor: SignedIn,
  locale: 'fr' | 'en',
): Promise<RoleScopes> {
  if (!seesTheTeam(actor)) return { brands: [], events: [] }
  const brands = await ctx.db.selectFrom('brands').select(['id', 'name']).orderBy('name').execute()
  const events = await ctx.db
    .selectFrom('events')
    .select('id')
    .select(locale === 'fr' ? 'title_fr as title' : 'title_en as title')
    .where('state', '<>', 'cancelled')
    .where('ends_at', '>', sql<Date>`clock_timestamp()`)
    .orderBy('starts_at')
    .execute()
  return { brands: mayChangeRole(actor, 'brand_staff') ? brands : [], events }
}
