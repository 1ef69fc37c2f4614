import type pg from 'pg'

/** For how many seconds the oldest undelivered outbox row has been due, by the database's clock; 0 when none is due. */
export async function readOldestUndelivered(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ age: number }>(
    `select coalesce(greatest(extract(epoch from clock_timestamp() - min(due_at)), 0), 0)::float8 as age
     from outbox where delivered_at is null`,
  )
  return rows[0]?.age ?? 0
}
