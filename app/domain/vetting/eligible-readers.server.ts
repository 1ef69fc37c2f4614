import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import type { ReaderLoad } from './share-out'

export type EligibleReader = ReaderLoad & { givenName: string; familyName: string; address: string }

/**
 * Everyone who reads the applications of a programme of this brand (null: the club's own), by name, each with how many
 * open applications wait for their vote. It is the rule of `readsApplications`, asked of everybody at once.
 */
export async function listEligibleReaders(
  db: DatabaseOrTx,
  flowBrandId: string | null,
): Promise<EligibleReader[]> {
  const { rows } = await sql<EligibleReader>`
    select p.id, p.given_name as "givenName", p.family_name as "familyName", p.address, (
      select count(*)::int from application_assignments s join applications a on a.id = s.application_id
      where s.reviewer_id = p.id and a.state = 'submitted' and not has_interest(a.id, p.id)
        and not exists (select 1 from decisions d where d.application_id = a.id and d.state in ('pending', 'released'))
        and not exists (select 1 from reviews r where r.application_id = a.id and r.reviewer_id = p.id and r.vote is not null)
    ) as load
    from persons p
    where exists (select 1 from staff_roles s where s.person_id = p.id
      and (s.role in ('admin', 'manager') or (s.role = 'brand_staff' and s.brand_id = ${flowBrandId})))
    order by lower(p.family_name), lower(p.given_name), p.id
  `.execute(db)
  return rows
}
