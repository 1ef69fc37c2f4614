import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '~db/client'
import { aPermission, someone } from '../factories/invitation'
import type { Guest } from '../factories/reservation'

export const people = 300
export const seats = 12
export const rounds = 20

export type Everyone = { persons: { id: string; permissionId: string }[]; senderId: string }

/** Three hundred people who allowed one brand to invite them, and the one who writes to them. */
export async function gatherEveryone(db: Database, brandId: string): Promise<Everyone> {
  const persons: Everyone['persons'] = []
  for (let index = 0; index < people; index++) {
    const { id } = await someone(db)
    persons.push({ id, permissionId: await aPermission(db, { personId: id, brandId }) })
  }
  return { persons, senderId: (await someone(db)).id }
}

/** A session for each of them; answers with its token, by person. */
export async function signEveryoneIn(db: Database, { persons }: Everyone): Promise<Map<string, string>> {
  const tokens = new Map(persons.map(({ id }) => [id, randomBytes(32).toString('base64url')]))
  await db
    .insertInto('sessions')
    .values(
      [...tokens].map(([personId, token]) => ({
        person_id: personId,
        token_hash: createHash('sha256').update(token).digest(),
        expires_at: new Date(Date.now() + 24 * 3_600_000),
      })),
    )
    .execute()
  return tokens
}

export type Seated = { personId: string; id: string; seats: number; guests: number }

/** Who has seats now, with what is written of each. */
export async function readSeated(db: Database, slotId: string): Promise<Seated[]> {
  const { rows } = await sql<Seated>`
    select r.person_id as "personId", r.id, r.seats, (select count(*)::int from guests g where g.reservation_id = r.id) as guests
    from reservations r join reservation_slots rs on rs.reservation_id = r.id
    where rs.slot_id = ${slotId} and (r.state = 'confirmed' or (r.state = 'held' and r.expires_at > clock_timestamp()))
  `.execute(db)
  return rows
}

export function seatsOfAll(seated: readonly { seats: number }[]): number {
  return seated.reduce((sum, row) => sum + row.seats, 0)
}

/** Takes away the schema's own guard over the seats, in a test's own database. */
export async function dropGuard(db: Database): Promise<void> {
  await sql`drop trigger reservation_slots_guard_seats on reservation_slots`.execute(db)
  await sql`drop trigger reservations_guard_seats_update on reservations`.execute(db)
  await sql`drop trigger additions_guard_seats on reservation_additions`.execute(db)
}

/** Invites them all to an event, each with the right to bring a guest, or more. */
export async function inviteEveryone(
  db: Database,
  club: Everyone,
  eventId: string,
  guestsAllowed = 1,
): Promise<Guest[]> {
  const now = new Date()
  const wave = await db
    .insertInto('waves')
    .values({ event_id: eventId, state: 'sent', sent_at: now, created_by: club.senderId })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = await db
    .insertInto('invitations')
    .values(
      club.persons.map(person => ({
        event_id: eventId,
        wave_id: wave.id,
        person_id: person.id,
        permission_id: person.permissionId,
        state: 'sent',
        guests_allowed: guestsAllowed,
        token_hash: Buffer.from(randomUUID().replaceAll('-', '').repeat(2), 'hex'),
        sent_at: now,
      })),
    )
    .returning(['id', 'person_id as personId'])
    .execute()
  return rows.map(({ id: invitationId, personId }) => ({
    actor: { kind: 'letter', personId, invitationId },
    invitationId,
    personId,
  }))
}

/** Looks at the seats again and again, each time between two commits, until it is stopped; tells the most it saw. */
export function watchSeats(db: Database, slotId: string): { stop: () => Promise<number> } {
  let most = 0
  let isOver = false
  const looking = (async () => {
    while (!isOver) {
      const { rows } = await sql<{ seats: number }>`select live_seats(${slotId}) as seats`.execute(db)
      most = Math.max(most, rows[0]?.seats ?? 0)
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await looking
      return most
    },
  }
}

/** The same sequence of numbers in [0, 1) for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
