import { execFile } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '../checkout/refusal.mjs'

const run = promisify(execFile)

/** Where pgbench is: on the path, or where Debian puts it. Refuses with a sentence that says how to get it. */
export async function findPgbench(): Promise<string> {
  const debian = '/usr/lib/postgresql'
  const versions = readFolder(debian).sort((a, b) => Number(b) - Number(a))
  for (const program of ['pgbench', ...versions.map(version => join(debian, version, 'bin', 'pgbench'))]) {
    if (
      await run(program, ['--version']).then(
        () => true,
        () => false,
      )
    )
      return program
  }
  throw new Refusal(
    'The bench needs pgbench as its floor: install it with the PostgreSQL server programs (Debian: apt-get install postgresql-contrib).',
  )
}

/** The bare statements of one reservation with a deposit, all on one slot or over those of `bench_slots`. */
export function bareReservation(place: { eventId: string; slotId: string } | { slots: number }): string {
  const isHot = 'slotId' in place
  const where = isHot
    ? `\\set slot_n 0\n`
    : `\\set slot_n random(1, ${place.slots})\nselect event_id as event, slot_id as slot from bench_slots where n = :slot_n \\gset\n`
  const event = isHot ? `'${place.eventId}'` : `':event'`
  const slot = isHot ? `'${place.slotId}'` : `':slot'`
  return `${where}begin;
select nextval('bench_turn') as turn \\gset
select id as person from bench_people where n = :turn \\gset
select capacity from slots where id = ${slot} for no key update;
select live_seats(${slot});
insert into reservations (event_id, person_id, state, seats, expires_at)
  values (${event}, ':person', 'held', 1, clock_timestamp() + interval '30 minutes') returning id as reservation \\gset
insert into reservation_slots (reservation_id, slot_id, event_id) values (':reservation', ${slot}, ${event});
insert into deposits (reservation_id, seats, amount, currency, refund_steps, time_zone, event_starts_at)
  values (':reservation', 1, 15000, 'EUR', '[]', 'Europe/Helsinki', now() + interval '60 days');
insert into audit_entries (actor_kind, actor_person_id, action, subject_kind, subject_id)
  values ('person', ':person', 'reservation.held', 'reservation', ':reservation');
insert into outbox (kind, payload, due_at)
  values ('reservations.lapse', json_build_object('reservationId', ':reservation'), clock_timestamp() + interval '30 minutes')
  returning id as effect \\gset
select graphile_worker.add_job('deliver_effect', json_build_object('outboxId', ':effect'),
  run_at => clock_timestamp() + interval '30 minutes', job_key => 'outbox::effect', max_attempts => 25);
commit;
`
}

/** Runs a script with so many clients for so many seconds; returns transactions a second. */
export async function runPgbench(options: {
  program: string
  url: string
  file: string
  script: string
  clients: number
  seconds: number
}): Promise<number> {
  writeFileSync(options.file, options.script)
  const { stdout } = await run(options.program, [
    '--no-vacuum',
    `--client=${options.clients}`,
    `--jobs=${Math.min(2, options.clients)}`,
    `--time=${options.seconds}`,
    `--file=${options.file}`,
    options.url,
  ])
  const found = /^tps = ([\d.]+)/m.exec(stdout)?.[1]
  if (found === undefined || !/number of failed transactions: 0 /.test(stdout))
    throw new Error(`pgbench did not run clean:\n${stdout}`)
  return Number(found)
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
