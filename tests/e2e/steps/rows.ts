import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { readClub } from '../../set-up/club'

/** Rows of the running club's database. */
export async function query<Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: readClub().databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/**
 * Lets letters reach these people at any hour. Theirs is quiet from nine in the evening to eight in the morning until
 * they say otherwise, and a test must not depend on when it runs.
 */
export async function letAnyHour(addresses: readonly string[]): Promise<void> {
  const changed = await query(
    `insert into contact_policies (person_id, quiet_from, quiet_to)
     select id, '00:00', '00:00' from persons where address_norm = any($1)
     on conflict (person_id) do update set quiet_from = '00:00', quiet_to = '00:00'
     returning person_id`,
    [addresses],
  )
  if (changed.length !== addresses.length) throw new Error(`not all of ${addresses.join(', ')} are known`)
}

/**
 * A cookie that lets someone in, written straight into the rows: for those whom a test meets by their letters, and whom
 * no address limit should hold up.
 */
export async function sessionCookieOf(
  address: string,
): Promise<{ name: string; value: string; url: string }> {
  const value = randomBytes(32).toString('base64url')
  const [session] = await query(
    `insert into sessions (person_id, token_hash, device, expires_at)
     select id, $2, 'a test', clock_timestamp() + interval '1 day' from persons where address_norm = lower($1)
     returning id`,
    [address, createHash('sha256').update(value).digest()],
  )
  if (!session) throw new Error(`nobody has the address ${address}`)
  return { name: 'session', value, url: readClub().origin }
}

/** Keeps a seat more beside a reservation, for half an hour, as someone does who has not paid for it yet. */
export async function keepOneMore(reservationId: string, guest: string): Promise<void> {
  await query(
    `with kept as (
       insert into reservation_additions (reservation_id, event_id, seats, guests, expires_at)
       select id, event_id, 1, array[$2], clock_timestamp() + interval '30 minutes' from reservations where id = $1
       on conflict do nothing returning *
     )
     insert into deposits (reservation_id, addition_id, seats, amount, currency, refund_steps, time_zone, event_starts_at)
     select kept.reservation_id, kept.id, 1, 25000, 'EUR', '[]', e.time_zone, e.starts_at
     from kept join events e on e.id = kept.event_id`,
    [reservationId, guest],
  )
}

/** And lets go of it. */
export async function dropOneMore(reservationId: string): Promise<void> {
  await query(
    `update reservation_additions set ended_at = clock_timestamp(), ended_because = 'released'
     where reservation_id = $1 and joined_at is null and ended_at is null`,
    [reservationId],
  )
}
