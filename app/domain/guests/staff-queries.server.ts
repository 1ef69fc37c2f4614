import { sql } from 'kysely'
import { isSameName } from '~/shared/plain-letters'
import type { DatabaseOrTx } from '~db/client'
import { worksForBrand } from '../brands/scope.server'
import type { Actor } from '../kernel/actor'
import { isUuid } from '../kernel/uuid'
import type { GuestRule } from '../reservations/types'
import type { Verdict } from './types'

export type GuestsPage = {
  rule: GuestRule
  namedBy: Date | null
  waiting: WaitingGuest[]
  unnamed: UnnamedParty[]
  /** What the house has said, the latest first. */
  answered: (Verdict & { id: string; member: string; because: string })[]
}
export type WaitingGuest = {
  id: string
  name: string
  since: Date
  member: { personId: string; name: string }
  /** Someone of that name was declined for this event already. */
  wasDeclined: boolean
}
export type UnnamedParty = {
  reservationId: string
  member: { personId: string; name: string }
  seats: number
  guests: string[]
  count: number
}

/**
 * What those who do a brand's work decide on the guests of its event: who waits for their word, the longest first, which
 * seats have no name, and what was said. Of confirmed parties alone. Null for anyone else.
 */
export async function readGuestsPage(
  db: DatabaseOrTx,
  actor: Actor,
  eventId: string,
): Promise<GuestsPage | null> {
  if (!isUuid(eventId)) return null
  const event = await db
    .selectFrom('events as e')
    .select(['e.id', 'e.guest_rule as rule', 'e.guests_named_by as namedBy'])
    .where('e.id', '=', eventId)
    .where(worksForBrand(actor, 'e.brand_id'))
    .executeTakeFirst()
  if (!event) return null
  return {
    rule: event.rule as GuestRule,
    namedBy: event.namedBy,
    waiting: await readWaiting(db, eventId),
    unnamed: await readUnnamed(db, eventId),
    answered: await readAnswered(db, eventId),
  }
}

const memberName = sql<string>`trim(concat_ws(' ', p.given_name, p.family_name))`

async function readWaiting(db: DatabaseOrTx, eventId: string): Promise<WaitingGuest[]> {
  const rows = await db
    .selectFrom('guests as g')
    .innerJoin('reservations as r', 'r.id', 'g.reservation_id')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .select([
      'g.id',
      'g.full_name as name',
      'g.named_at as since',
      'p.id as personId',
      memberName.as('member'),
    ])
    .where('r.event_id', '=', eventId)
    .where('r.state', '=', 'confirmed')
    .where('g.review', '=', 'waiting')
    .orderBy('g.named_at')
    .orderBy('g.id')
    .execute()
  const declined = await db
    .selectFrom('guests_declined')
    .select('full_name as name')
    .where('event_id', '=', eventId)
    .execute()
  return rows.map(({ personId, member, ...row }) => ({
    ...row,
    member: { personId, name: member },
    wasDeclined: declined.some(({ name }) => isSameName(name, row.name)),
  }))
}

async function readUnnamed(db: DatabaseOrTx, eventId: string): Promise<UnnamedParty[]> {
  const named = sql<string[]>`array(
    select g.full_name from guests g where g.reservation_id = r.id order by g.position)`
  const rows = await db
    .selectFrom('reservations as r')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .select(['r.id as reservationId', 'r.seats', 'p.id as personId', memberName.as('member')])
    .select(named.as('guests'))
    .where('r.event_id', '=', eventId)
    .where('r.state', '=', 'confirmed')
    .where(sql<boolean>`r.seats - 1 > (select count(*) from guests g where g.reservation_id = r.id)`)
    .orderBy('p.family_name')
    .orderBy('r.id')
    .execute()
  return rows.map(({ personId, member, ...row }) => ({
    ...row,
    member: { personId, name: member },
    count: row.seats - 1 - row.guests.length,
  }))
}

async function readAnswered(db: DatabaseOrTx, eventId: string): Promise<GuestsPage['answered']> {
  const { rows } = await sql<GuestsPage['answered'][number]>`
    select v.id, v.said, v.name, v.at, v.because, ${memberName} as member,
      nullif(trim(concat_ws(' ', s.given_name, s.family_name)), '') as by
    from (
      select g.id, 'accepted' as said, g.full_name as name, g.reviewed_at as at, g.reviewed_by as by_id,
        '' as because, r.person_id
      from guests g join reservations r on r.id = g.reservation_id
      where r.event_id = ${eventId}::uuid and r.state = 'confirmed' and g.review = 'accepted'
      union all
      select d.guest_id, 'declined', d.full_name, d.declined_at, d.declined_by, d.because, r.person_id
      from guests_declined d join reservations r on r.id = d.reservation_id
      where d.event_id = ${eventId}::uuid
    ) v join persons p on p.id = v.person_id left join persons s on s.id = v.by_id
    order by v.at desc, v.id
  `.execute(db)
  return rows
}
