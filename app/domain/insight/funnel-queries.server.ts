import { sql } from 'kysely'
import type { Database } from '~db/client'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import type { EventFunnel } from './types'

/** The funnel of one event; null when the event is not the actor's to run. */
export async function eventFunnel(db: Database, actor: Actor, eventId: string): Promise<EventFunnel | null> {
  if (!isUuid(eventId)) return null
  const row = await selectFunnels(db, actor).where('e.id', '=', eventId).executeTakeFirst()
  return row ? toFunnel(row) : null
}

/** The funnels of every event of the actor's brands, by the event's id. */
export async function listEventFunnels(db: Database, actor: Actor): Promise<Map<string, EventFunnel>> {
  const rows = await selectFunnels(db, actor).execute()
  return new Map(rows.map(row => [row.id, toFunnel(row)]))
}

/**
 * Counts people invited, not letters nor reservations: one invitation is one person. A letter is counted as delivered
 * when the carrier says so, and when its page was opened or answered, for then it surely was.
 */
function selectFunnels(db: Database, actor: Actor) {
  const reached = sql`(f.delivered or f.opened or f.accepted or f.declined)`
  return db
    .selectFrom('events as e')
    .leftJoinLateral(
      sql<Counts>`(
        select
          count(*)::integer as invited,
          count(*) filter (where ${reached})::integer as delivered,
          count(*) filter (where f.opened)::integer as opened,
          count(*) filter (where f.accepted)::integer as accepted,
          count(*) filter (where f.paid)::integer as paid,
          count(*) filter (where f.declined)::integer as declined,
          count(*) filter (where not f.accepted and not f.declined)::integer as silent
        from (
          select
            exists (select 1 from letters l where l.invitation_id = i.id and l.kind = 'invitation'
              and l.state in ('delivered', 'complained')) as delivered,
            i.opened_at is not null as opened,
            exists (select 1 from reservations r where r.event_id = i.event_id and r.person_id = i.person_id) as accepted,
            exists (
              select 1 from reservations r left join deposits d on d.reservation_id = r.id
              where r.event_id = i.event_id and r.person_id = i.person_id
                and case when d.id is null then r.confirmed_at is not null
                  else exists (select 1 from deposit_movements m where m.deposit_id = d.id and m.kind = 'captured') end
            ) as paid,
            i.state = 'declined' as declined
          from invitations i
          where i.event_id = e.id and i.state in ('sent', 'declined')
        ) as f
      )`.as('counts'),
      join => join.onTrue(),
    )
    .select('e.id')
    .select(['counts.invited', 'counts.delivered', 'counts.opened', 'counts.accepted'])
    .select(['counts.paid', 'counts.declined', 'counts.silent'])
    .where(worksForBrand(actor, 'e.brand_id'))
}

type Counts = EventFunnel

function toFunnel(row: { [K in keyof Counts]: number | null }): EventFunnel {
  return {
    invited: row.invited ?? 0,
    delivered: row.delivered ?? 0,
    opened: row.opened ?? 0,
    accepted: row.accepted ?? 0,
    paid: row.paid ?? 0,
    declined: row.declined ?? 0,
    silent: row.silent ?? 0,
  }
}
