import type pg from 'pg'

/** Age in seconds of the oldest undelivered outbox row by the database's clock; 0 when there is none. */
export async function readOldestUndelivered(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ age: number }>(
    `select coalesce(greatest(extract(epoch from clock_timestamp() - min(created_at)), 0), 0)::float8 as age
     from outbox where delivered_at is null`,
  )
  return rows[0]?.age ?? 0
}
