import type { Tx } from '~db/client'
import type { Actor } from '../kernel/actor'
import { earnPoints } from '../memberships/earn-points.server'
import { pointsFor } from '../memberships/points'
import { takeBackPoints } from '../memberships/take-back-points.server'

export type Noted = { id: string; eventId: string; personId: string; came: boolean | null }

/**
 * Writes what is known of a presence in place of what was, in the caller's transaction, which holds the person and the
 * reservation. Presence earns points; a note put right takes back what is still there of them, and put right again
 * earns them anew. An excuse goes with the absence that it was for.
 */
export async function noteAttendance(
  tx: Tx,
  actor: Actor,
  noted: Noted,
  { came, now }: { came: boolean | null; now: Date },
): Promise<void> {
  if (noted.came === came) return
  await write(tx, noted, came, actor, now)
  if (came === true) await earn(tx, noted, actor)
  else if (noted.came === true) await takeBack(tx, noted, actor)
}

async function write(
  tx: Tx,
  { id, eventId, personId }: Noted,
  came: boolean | null,
  actor: Actor,
  now: Date,
) {
  if (came === null) {
    await tx.deleteFrom('attendances').where('reservation_id', '=', id).execute()
    return
  }
  const said = {
    came,
    recorded_by: actor.kind === 'system' ? null : actor.personId,
    recorded_at: now,
    excuse: '',
    excused_by: null,
    excused_at: null,
  }
  await tx
    .insertInto('attendances')
    .values({ reservation_id: id, event_id: eventId, person_id: personId, ...said })
    .onConflict(oc => oc.column('reservation_id').doUpdateSet(said))
    .execute()
}

async function earn(tx: Tx, { id, personId }: Noted, actor: Actor): Promise<void> {
  const turns = await readTurns(tx, id, personId)
  const amount = turns.length === 0 ? pointsFor.attendance : (turns.at(-1)?.takenBack ?? 0)
  if (amount === 0) return
  await earnPoints(tx, {
    personId,
    amount,
    reason: 'attendance',
    subject: { kind: 'reservation', id: nameTurn(id, turns.length + 1) },
    recordedBy: actor.kind === 'system' ? null : actor.personId,
  })
}

async function takeBack(tx: Tx, { id, personId }: Noted, actor: Actor): Promise<void> {
  const turns = await readTurns(tx, id, personId)
  await takeBackPoints(tx, {
    personId,
    reason: 'attendance',
    subject: { kind: 'reservation', id: nameTurn(id, turns.length) },
    recordedBy: actor.kind === 'system' ? null : actor.personId,
  })
}

/**
 * Each time that a presence earns anew is a cause of its own: the reservation, then its second time, its third. What
 * was taken back of one is what the next may earn, so that points already spent are never earned twice.
 */
async function readTurns(tx: Tx, reservationId: string, personId: string): Promise<{ takenBack: number }[]> {
  const rows = await tx
    .selectFrom('point_entries')
    .select(['reason', 'amount', 'subject_id'])
    .where('person_id', '=', personId)
    .where('reason', 'in', ['attendance', 'correction'])
    .where('subject_kind', '=', 'reservation')
    .where('subject_id', 'like', `${reservationId}%`)
    .orderBy('id')
    .execute()
  const back = new Map(rows.filter(row => row.amount < 0).map(row => [row.subject_id, -row.amount]))
  return rows
    .filter(row => row.reason === 'attendance')
    .map(row => ({ takenBack: back.get(row.subject_id) ?? 0 }))
}

function nameTurn(reservationId: string, turn: number): string {
  return turn > 1 ? `${reservationId}:${turn}` : reservationId
}
