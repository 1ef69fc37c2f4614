import { sql } from 'kysely'
import type { DatabaseOrTx } from '~db/client'
import type { ReservationRow } from './store.server'

export const pastKinds = [
  'reservation.held',
  'reservation.confirmed',
  'reservation.changed',
  'reservation.cancelled',
  'reservation.released',
  'reservation.lapsed',
  'reservation.given',
  'reservation.named_late',
  'waitlist.offered',
  'waitlist.offered_by_hand',
  'waitlist.declined',
  'deposit.returned',
  'door.walked_in',
] as const
export type PastKind = (typeof pastKinds)[number]

/** Something that was done to a reservation. `by`: its person, someone of the house by name, or nobody, when it went by itself. */
export type PastAct = {
  kind: PastKind
  at: Date
  by: { kind: 'person' } | { kind: 'staff'; name: string } | { kind: 'nobody' }
  /** "2 → 3", or how many. */
  seats: string | null
  /** How many guests the house named. */
  named: number
  /** What was owed back with it, in minor units. */
  returned: number
  /** Why the house did it, and what it said of it to the person. */
  reason: string
  word: string
  /** All that was paid went back, beyond what the terms say. */
  isWhole: boolean
  passesLine: boolean
}

type Row = {
  action: string
  at: Date
  actorKind: string
  actorId: string | null
  givenName: string | null
  familyName: string | null
  seats: string | null
  named: number | null
  returned: number | null
  reason: string | null
  word: string | null
  returns: string | null
  passesLine: boolean
}

/**
 * What was done to a reservation, from the audit trail, the latest first, with the reasons that the house kept: those of
 * its acts, and that of the hand that made it. The caller has settled who may read of it.
 */
export async function readPast(
  db: DatabaseOrTx,
  { id, person }: Pick<ReservationRow, 'id' | 'person'>,
): Promise<PastAct[]> {
  const { rows } = await sql<Row>`
    select e.action, e.at, e.actor_kind as "actorKind", e.actor_person_id as "actorId",
      p.given_name as "givenName", p.family_name as "familyName", e.details ->> 'seats' as seats,
      (e.details ->> 'names')::integer as named, (e.details ->> 'returned')::integer as returned,
      coalesce(a.reason, case when e.action in ('reservation.given', 'waitlist.offered_by_hand', 'door.walked_in')
        then r.staff_reason end) as reason,
      a.word, a.returns, coalesce(e.details ->> 'passesLine', 'false') = 'true' as "passesLine"
    from audit_entries e
      join reservations r on r.id = ${id}::uuid
      left join persons p on p.id = e.actor_person_id
      left join reservation_acts a on a.reservation_id = r.id and a.id::text = e.details ->> 'actId'
    where e.subject_kind = 'reservation' and e.subject_id = ${id} and e.action = any(${[...pastKinds]}::text[])
    order by e.id desc
  `.execute(db)
  return rows.map(row => ({
    kind: row.action as PastKind,
    at: row.at,
    by: tellActor(row, person.id),
    seats: row.seats,
    named: row.named ?? 0,
    returned: row.returned ?? 0,
    reason: row.reason ?? '',
    word: row.word ?? '',
    isWhole: row.returns === 'whole',
    passesLine: row.passesLine,
  }))
}

function tellActor({ actorKind, actorId, givenName, familyName }: Row, personId: string): PastAct['by'] {
  if (actorKind === 'system' || actorId === null) return { kind: 'nobody' }
  if (actorId === personId) return { kind: 'person' }
  return { kind: 'staff', name: `${givenName ?? ''} ${familyName ?? ''}`.trim() }
}
