import { type Expression, type SqlBool, sql } from 'kysely'

/**
 * SQL condition on a reservation `r` and its event `e`: its person was there. As the door noted; where the door noted
 * nobody at all, whoever was confirmed and is not noted as absent.
 */
export function tookPart(): Expression<SqlBool> {
  return sql<boolean>`(
    r.state = 'confirmed' and e.state = 'published' and coalesce(
      (select a.came from attendances a where a.reservation_id = r.id),
      not exists (select 1 from attendances a where a.event_id = e.id and a.came)))`
}
