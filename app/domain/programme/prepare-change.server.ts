import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import { readClock } from '~db/locks'
import { readToldFacts } from '../events/change-queries.server'
import { readEventForStaff } from '../events/queries.server'
import { diffTold, movesThem, type ToldChange, type ToldFacts } from '../events/told-facts'
import type { StaffEvent } from '../events/types'
import { type HoursPlan, type NewHours, planHours } from '../fleet/plan-hours.server'
import type { FleetIds } from '../fleet/store.server'
import type { Actor } from '../kernel/actor'
import { allow, type Result, refuse } from '../kernel/result'
import { planChange, type ToldProblem, type ToldWish } from './plan-change'

/** A drive that would not be kept: who it is promised to, and the hours at which there is no crew. */
export type UnkeptDrive = { member: string; startsAt: Date; endsAt: Date; byHand: boolean }

export type PrepareRefusal =
  | { reason: 'not_found' }
  | { reason: 'not_published' | 'cancelled' | 'begun' }
  | ToldProblem
  /** Seats are offered until an instant that lies after the new close; nobody's word is taken back. */
  | { reason: 'offers_open'; until: Date }
  /** Someone would sit in two slots at once. */
  | { reason: 'at_once'; members: string[] }
  | { reason: 'drives_do_not_fit'; drives: UnkeptDrive[] }

export type PreparedChange = {
  event: StaffEvent
  before: ToldFacts
  after: ToldFacts
  changes: ToldChange[]
  moves: boolean
  drives: HoursPlan
  /** What is shown and what is applied have the same mark, or something has moved between them. */
  mark: string
}

/**
 * What changing a published event so would do at this instant: what becomes other, and what becomes of the drives. The
 * page shows it, and the command makes it again under its locks. Changes nothing.
 */
export async function prepareChange(
  db: DatabaseOrTx,
  actor: Actor,
  { eventId, wish }: { eventId: string; wish: ToldWish },
  locked?: { fleet: FleetIds; writable: ReadonlySet<string> },
): Promise<Result<PreparedChange, PrepareRefusal>> {
  const event = await readEventForStaff(db, actor, eventId)
  if (event === null) return refuse({ reason: 'not_found' })
  if (event.state !== 'published')
    return refuse({ reason: event.state === 'draft' ? 'not_published' : 'cancelled' })
  const now = await readClock(db)
  if (event.startsAt <= now) return refuse({ reason: 'begun' })
  const before = await readToldFacts(db, eventId)
  const planned = planChange(event, before, wish, now)
  if (!planned.ok) return planned
  const after = planned.value
  const until = await lastOfferAfter(db, eventId, wish.replyClosesAt)
  if (until) return refuse({ reason: 'offers_open', until })
  const hours = newHours(before, after)
  const members = await twiceAtOnce(db, eventId, after)
  if (members.length > 0) return refuse({ reason: 'at_once', members })
  const drives = await planHours(db, eventId, hours, locked)
  if (drives.unkept.length > 0)
    return refuse({ reason: 'drives_do_not_fit', drives: await nameUnkept(db, drives) })
  const changes = diffTold(before, after)
  return allow({
    event,
    before,
    after,
    changes,
    moves: movesThem(changes),
    drives,
    mark: markOf(before, after, drives),
  })
}

/** The slots whose hours become others. */
export function newHours(before: ToldFacts, after: ToldFacts): NewHours {
  return new Map(
    after.slots.flatMap(({ id, startsAt, endsAt }) => {
      const was = before.slots.find(slot => slot.id === id)
      const isSame = was?.startsAt === startsAt && was.endsAt === endsAt
      return isSame ? [] : [[id, { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }] as const]
    }),
  )
}

async function lastOfferAfter(db: DatabaseOrTx, eventId: string, closesAt: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('reservations')
    .select(eb => eb.fn.max('expires_at').as('until'))
    .where('event_id', '=', eventId)
    .where('state', '=', 'offered')
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .where('expires_at', '>', closesAt)
    .executeTakeFirst()
  return row?.until ?? null
}

/** Those who chose slots that would lie over one another, and did not before: a gate of booking would have refused it. */
async function twiceAtOnce(db: DatabaseOrTx, eventId: string, after: ToldFacts): Promise<string[]> {
  const { rows } = await sql<{ member: string }>`
    with told as (
      select * from jsonb_to_recordset(${JSON.stringify(after.slots)}::jsonb)
        as t (id uuid, "startsAt" timestamptz, "endsAt" timestamptz))
    select distinct trim(concat_ws(' ', p.given_name, p.family_name)) as member
    from reservations r
    join persons p on p.id = r.person_id
    join reservation_slots a on a.reservation_id = r.id
    join reservation_slots b on b.reservation_id = r.id and b.slot_id > a.slot_id
    join slots sa on sa.id = a.slot_id and sa.part = 'choice'
    join slots sb on sb.id = b.slot_id and sb.part = 'choice'
    join told ta on ta.id = a.slot_id
    join told tb on tb.id = b.slot_id
    where r.event_id = ${eventId}::uuid
      and (r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp()))
      and ta."startsAt" < tb."endsAt" and tb."startsAt" < ta."endsAt"
      and not (sa.starts_at < sb.ends_at and sb.starts_at < sa.ends_at)
    order by 1
  `.execute(db)
  return rows.map(({ member }) => member)
}

async function nameUnkept(db: DatabaseOrTx, { unkept }: HoursPlan): Promise<UnkeptDrive[]> {
  const people = await db
    .selectFrom('reservations as r')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .select(['r.id', sql<string>`trim(concat_ws(' ', p.given_name, p.family_name))`.as('member')])
    .where('r.id', 'in', [...new Set(unkept.map(drive => drive.reservationId))])
    .execute()
  return unkept.map(({ reservationId, startsAt, endsAt, byHand }) => ({
    member: people.find(({ id }) => id === reservationId)?.member ?? '',
    startsAt,
    endsAt,
    byHand,
  }))
}

function markOf(before: ToldFacts, after: ToldFacts, { changed }: HoursPlan): string {
  const drives = changed.map(({ drive, crew }) => [
    drive.reservationId,
    drive.slotId,
    crew.unitId,
    crew.instructorId,
  ])
  return createHash('sha256')
    .update(JSON.stringify([before, after, drives]))
    .digest('base64url')
    .slice(0, 22)
}
