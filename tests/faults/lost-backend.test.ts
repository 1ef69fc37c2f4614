import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { requestReservation } from '~/domain/reservations/request-reservation.server'
import type { Database } from '~db/client'
import { aCtx, aGuest, aPaidEvent, hold, until } from '../factories/reservation'
import { useTestDatabase } from '../set-up/database'

const database = useTestDatabase({ poolSize: 4 })

/** Every table that an acceptance writes, in the order in which it writes them. */
const written = [
  'reservations',
  'reservation_slots',
  'guests',
  'audit_entries',
  'deposits',
  'outbox',
] as const

test.each(written)(
  'a backend killed just before it writes %s leaves nothing of the acceptance, and the caller hears of it',
  async table => {
    const guest = await aGuest(database.db, await aPaidEvent(database.db), { state: 'declined' })
    const before = await countAll(database.db)
    const barrier = await holdTable(table)
    const acceptance = requestReservation(aCtx(database.db), guest.actor, {
      invitationId: guest.invitationId,
      guests: [{ fullName: 'Hugo Renard' }],
    })
    const heard = acceptance.then(
      () => 'a yes',
      error => `an error: ${error instanceof Error ? error.message : error}`,
    )
    const pid = await waitingBackend(barrier.client)
    await barrier.client.query('select pg_terminate_backend($1)', [pid])
    expect(await heard).toMatch(/^an error: .*(terminat|closed|lost|ECONNRESET)/i)
    await barrier.release()

    expect(await countAll(database.db)).toEqual(before)
    const { state } = await database.db
      .selectFrom('invitations')
      .select('state')
      .where('id', '=', guest.invitationId)
      .executeTakeFirstOrThrow()
    expect(state).toBe('declined')

    // The pool goes on with another backend, and the same person is seated at the next try.
    await hold(aCtx(database.db), guest, ['Hugo Renard'])
  },
)

/** Holds back every write to a table, from a connection of its own. */
async function holdTable(table: string): Promise<{ client: pg.Client; release: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query('begin')
  await client.query(`lock table ${table} in share mode`)
  return {
    client,
    release: async () => {
      await client.query('rollback')
      await client.end()
    },
  }
}

/** The backend that waits for the held table in the middle of its transaction. */
async function waitingBackend(client: pg.Client): Promise<number> {
  let pid: number | undefined
  await until(async () => {
    const { rows } = await client.query<{ pid: number }>(`
      select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'relation' and pid <> pg_backend_pid()
    `)
    pid = rows[0]?.pid
    return pid !== undefined
  })
  if (pid === undefined) throw new Error('nobody waits for the table')
  return pid
}

async function countAll(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of [...written, 'letters']) {
    const { rows } = await sql<{
      count: number
    }>`select count(*)::int as count from ${sql.table(table)}`.execute(db)
    counts[table] = rows[0]?.count ?? 0
  }
  return counts
}
