import { expect } from '@playwright/test'
import { query } from './rows'

export type TableHashes = Record<string, string>

/** A hash over every row of every table of the club. The job runner's own tables are a schema apart. */
export async function hashTables(): Promise<TableHashes> {
  const tables = await query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as hash from public.${name} t`,
  )
  const rows = await query<{ name: string; hash: string }>(each.join(' union all '))
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

/** The hashes once all that earlier tests set going has come to rest: no effect due, no letter under way. */
export async function settledHashes(): Promise<TableHashes> {
  let last: TableHashes = {}
  await expect
    .poll(
      async () => {
        const [waiting] = await query<{ count: number }>(
          `select (select count(*) from outbox where delivered_at is null and due_at <= clock_timestamp())::integer
             + (select count(*) from letters where state in ('queued', 'sending', 'sent'))::integer as count`,
        )
        const now = await hashTables()
        const isStill = JSON.stringify(now) === JSON.stringify(last)
        last = now
        return waiting?.count === 0 && isStill
      },
      { message: 'the club comes to rest', timeout: 60_000, intervals: [400] },
    )
    .toBe(true)
  return last
}

/** The tables that are not as they were. */
export async function changedSince(before: TableHashes): Promise<string[]> {
  const now = await hashTables()
  return Object.keys({ ...before, ...now }).filter(name => before[name] !== now[name])
}
