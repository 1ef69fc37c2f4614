import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Database, openDatabase } from '~db/client'
import { migrateToLatest } from '~db/migrate'
import { checkout } from '../../../scripts/checkout/folder.mjs'
import { emptyDatabase } from '../../set-up/database'

const migrations = join(checkout, 'db', 'migrations')
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const [brand, event, member, host, former, reservation] = [1, 2, 3, 4, 5, 6].map(id)

test('a reason that the trail held moves to its reservation, with who gave it and when, and the trail keeps the rest', async () => {
  const { url, close } = await emptyDatabase()
  await migrateUntil(url, '0049')
  const { db, close: end } = openDatabase({ url, poolSize: 2, onPoolError: () => {} })
  await setTheScene(db)
  const long = 'a'.repeat(600)
  await audited(db, host, { names: 1, because: 'Appel de Mme Renard.' }, '2030-01-02 10:00Z')
  await audited(db, host, { names: 2, because: long }, '2030-01-03 10:00Z')
  // Whoever is no longer known keeps their line of the trail as it was.
  await audited(db, former, { names: 1, because: 'Autre.' }, '2030-01-04 10:00Z')
  await migrateToLatest(url, migrations)
  const acts = await db
    .selectFrom('reservation_acts')
    .select(['id', 'reservation_id', 'act', 'reason', 'word', 'returns', 'done_by', 'done_at'])
    .orderBy('done_at')
    .execute()
  const kept = { reservation_id: reservation, act: 'named', word: '', returns: null, done_by: host }
  expect(acts).toMatchObject([
    { ...kept, reason: 'Appel de Mme Renard.', done_at: new Date('2030-01-02T10:00:00Z') },
    { ...kept, reason: long, done_at: new Date('2030-01-03T10:00:00Z') },
  ])
  const trail = await db.selectFrom('audit_entries').select(['details', 'at']).orderBy('id').execute()
  expect(trail).toEqual([
    { details: { names: 1, actId: acts[0]?.id }, at: new Date('2030-01-02T10:00:00Z') },
    { details: { names: 2, actId: acts[1]?.id }, at: new Date('2030-01-03T10:00:00Z') },
    { details: { names: 1, because: 'Autre.' }, at: new Date('2030-01-04T10:00:00Z') },
  ])
  await expect(db.updateTable('audit_entries').set({ details: '{}' }).execute()).rejects.toThrow(
    'append-only',
  )
  await end()
  await close()
})

/** Every migration before this number, as the former version had left the database. */
async function migrateUntil(url: string, number: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  await cp(migrations, folder, {
    recursive: true,
    filter: path => path === migrations || path.slice(migrations.length + 1) < number,
  })
  await migrateToLatest(url, folder)
  await rm(folder, { recursive: true })
}

async function setTheScene(db: Database): Promise<void> {
  await sql`insert into brands (id, slug, name, kind, accent) values (${brand}, 'one', 'One', 'car maker', '#8a6b3d')`.execute(
    db,
  )
  await sql`insert into persons (id, address, address_norm) values
    (${member}, 'one@example.com', 'one@example.com'), (${host}, 'two@example.com', 'two@example.com')`.execute(
    db,
  )
  await sql`insert into events (id, brand_id, slug, title_fr, title_en, venue, time_zone, starts_at, ends_at, rsvp_closes_at)
    values (${event}, ${brand}, 'one', 'Un', 'One', 'Here', 'Europe/Paris', '2099-02-01', '2099-02-02', '2099-01-01')`.execute(
    db,
  )
  await sql`insert into reservations (id, event_id, person_id, state, seats, confirmed_at, source)
    values (${reservation}, ${event}, ${member}, 'confirmed', 4, now(), 'staff')`.execute(db)
}

async function audited(db: Database, by: string | undefined, details: object, at: string): Promise<void> {
  await sql`insert into audit_entries (at, actor_kind, actor_person_id, action, subject_kind, subject_id, brand_id, details)
    values (${at}, 'person', ${by}, 'reservation.named_late', 'reservation', ${reservation}, ${brand},
      ${JSON.stringify(details)})`.execute(db)
}
