import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '~db/client'
import { checkout } from '../../../scripts/checkout/folder.mjs'
import { useTestDatabase } from '../../set-up/database'
import { listInvariants } from '../../set-up/invariants'

const database = useTestDatabase()

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const [brand, other, event, person, friend, slot, model, unit, guide] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(id)
const [mine, theirs, deposit, permission, entry, drive] = [10, 11, 12, 13, 14, 15].map(id)

/** What each view is for: the fault that it must see, written behind the back of every constraint. */
const faults: Record<string, (tx: Tx) => Promise<void>> = {
  slots_within_capacity: async tx => {
    await reserve(tx, mine, person, 3)
    await sit(tx, mine, slot)
  },
  events_within_capacity: async tx => {
    await sql`update events set capacity = 2 where id = ${event}`.execute(tx)
    await reserve(tx, mine, person, 3)
  },
  one_reservation_each: async tx => {
    await sql`drop index reservations_one_live`.execute(tx)
    await reserve(tx, mine, person, 1)
    await reserve(tx, theirs, person, 1)
  },
  parties_sit_whole: tx => reserve(tx, mine, person, 1),
  choices_within_bounds: async tx => {
    await reserve(tx, mine, person, 1)
    await sit(tx, mine, drive)
  },
  guests_within_seats: async tx => {
    await reserve(tx, mine, person, 1)
    await sql`insert into guests (reservation_id, position, full_name) values (${mine}, 1, 'Hugo Renard')`.execute(
      tx,
    )
  },
  guests_wait_where_reviewed: async tx => {
    await reserve(tx, mine, person, 2)
    await sql`insert into guests (reservation_id, position, full_name, review)
      values (${mine}, 1, 'Hugo Renard', 'waiting')`.execute(tx)
  },
  answers_of_the_party: async tx => {
    await reserve(tx, mine, person, 1)
    await sql`alter table waiver_signatures disable trigger waiver_signatures_guard`.execute(tx)
    await sql`insert into guests (reservation_id, position, full_name) values (${mine}, 1, 'Hugo Renard')`.execute(
      tx,
    )
    await sql`insert into waiver_signatures (reservation_id, position, signed_name, locale, text)
      values (${mine}, 1, 'Hugo Renard', 'fr', 'Un texte.')`.execute(tx)
  },
  ages_are_asked: async tx => {
    await sql`update events set min_age = 18 where id = ${event}`.execute(tx)
  },
  confirmed_was_paid: async tx => {
    await reserve(tx, mine, person, 1)
    await deposited(tx)
  },
  additions_end: async tx => {
    await reserve(tx, mine, person, 1)
    await adds(tx)
  },
  additions_of_confirmed: async tx => {
    await reserve(tx, mine, person, 1, 'held')
    await adds(tx)
  },
  returned_within_paid: async tx => {
    await reserve(tx, mine, person, 1)
    await deposited(tx)
    await moved(tx, 'captured', 100)
    await moved(tx, 'refunded', 101)
  },
  owed_within_paid: async tx => {
    await deposited(tx)
    await moved(tx, 'captured', 100)
    await owes(tx, 60, 'cancelled')
    await owes(tx, 60, 'seats_left')
  },
  shares_within_deposit: async tx => {
    await deposited(tx)
    await leave(tx)
    await leave(tx)
  },
  holds_end: tx => reserve(tx, mine, person, 1, 'held'),
  reservations_are_audited: tx => reserve(tx, mine, person, 1),
  one_drive_a_vehicle: async tx => {
    await sql`alter table drive_assignments drop constraint one_drive_a_vehicle`.execute(tx)
    await drives(tx, mine, unit, null)
    await drives(tx, theirs, unit, null)
  },
  one_drive_an_instructor: async tx => {
    await sql`alter table drive_assignments drop constraint one_drive_a_vehicle`.execute(tx)
    await sql`alter table drive_assignments drop constraint one_drive_an_instructor`.execute(tx)
    await drives(tx, mine, unit, guide)
    await drives(tx, theirs, unit, guide)
  },
  drives_keep_their_hours: async tx => {
    await reserve(tx, mine, person, 1)
    await drives(tx, mine, unit, null)
    await sql`update slots set ends_at = ends_at + interval '1 minute' where id = ${drive}`.execute(tx)
  },
  drives_are_promised: async tx => {
    await sql`update slots set model_id = null where id = ${drive}`.execute(tx)
    await drives(tx, mine, unit, null)
  },
  offers_end_before_the_close: async tx => {
    await reserve(tx, mine, person, 1, 'offered')
    await sql`update reservations set source = 'waitlist', waitlist_entry_id = ${entry}, expires_at = '2099-01-02' where id = ${mine}`.execute(
      tx,
    )
  },
  offers_have_their_party: async tx => {
    await sql`insert into waitlist_entries (id, event_id, person_id, seats) values (${entry}, ${event}, ${friend}, 1)`.execute(
      tx,
    )
    await reserve(tx, mine, person, 1, 'offered')
    await sql`update reservations set waitlist_entry_id = ${entry} where id = ${mine}`.execute(tx)
  },
  came_once: async tx => {
    await reserve(tx, mine, person, 1)
    await sql`insert into check_ins (stamp_id, reservation_id, event_id, position, came_at)
      values (gen_random_uuid(), ${mine}, ${event}, 1, now())`.execute(tx)
  },
  letters_by_their_own_permission: async tx => {
    await sql`insert into permissions (id, person_id, brand_id, purpose, channel, granted_on, source, words, how)
      values (${permission}, ${friend}, ${brand}, 'invitations', 'email', '2030-01-01', 'salon', 'Oui', 'page')`.execute(
      tx,
    )
    await sql`insert into letters (person_id, brand_id, kind, promotional, permission_id, locale, props)
      values (${person}, ${brand}, 'invitation', true, ${permission}, 'fr', '{}')`.execute(tx)
  },
  points_are_spent_once: async tx => {
    const earned = await points(tx, 10)
    const spent = await points(tx, -20)
    await sql`insert into point_uses (spent_entry_id, earned_entry_id, person_id, amount)
      values (${spent}, ${earned}, ${person}, 11)`.execute(tx)
  },
}

test('each invariant is a view, has its line in docs/invariants.md, and a fault that it must see', async () => {
  const text = readFileSync(join(checkout, 'docs', 'invariants.md'), 'utf8')
  const told = [...text.matchAll(/^\| `(\w+)` \|/gm)].map(match => match[1]).sort()
  const views = await listInvariants(database.db)
  expect(told).toEqual(views)
  expect(Object.keys(faults).sort()).toEqual(views)
})

test.each(Object.keys(faults))('a fault against %s is seen', async view => {
  const seen = await inVain(async tx => {
    await setTheScene(tx)
    const before = await count(tx, view)
    await faults[view]?.(tx)
    return [before, await count(tx, view)]
  })
  expect(seen[0]).toBe(0)
  expect(seen[1]).toBeGreaterThan(0)
})

/** Runs in a transaction without triggers and foreign keys that is rolled back, and tells what it returned. */
async function inVain<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let told: T | undefined
  const undone = new Error('undone')
  await database.db
    .transaction()
    .execute(async tx => {
      await sql`set local session_replication_role = replica`.execute(tx)
      told = await work(tx)
      throw undone
    })
    .catch(error => {
      if (error !== undone) throw error
    })
  if (told === undefined) throw new Error('nothing was told')
  return told
}

async function count(tx: Tx, view: string): Promise<number> {
  const { rows } = await sql<{ faults: number }>`
    select count(*)::int as faults from ${sql.table(`invariants.${view}`)}
  `.execute(tx)
  return rows[0]?.faults ?? -1
}

async function setTheScene(tx: Tx): Promise<void> {
  await sql`insert into brands (id, slug, name, kind, accent) values
    (${brand}, 'one', 'One', 'car maker', '#8a6b3d'), (${other}, 'other', 'Other', 'watchmaker', '#27424f')`.execute(
    tx,
  )
  await sql`insert into persons (id, address, address_norm) values
    (${person}, 'one@example.com', 'one@example.com'), (${friend}, 'two@example.com', 'two@example.com')`.execute(
    tx,
  )
  await sql`insert into events (id, brand_id, slug, title_fr, title_en, venue, time_zone, starts_at, ends_at, rsvp_closes_at)
    values (${event}, ${brand}, 'one', 'Un', 'One', 'Here', 'Europe/Paris', '2099-02-01', '2099-02-02', '2099-01-01')`.execute(
    tx,
  )
  await sql`insert into vehicle_models (id, brand_id, name) values (${model}, ${brand}, 'Cime')`.execute(tx)
  await sql`insert into vehicles (id, model_id, name) values (${unit}, ${model}, 'Cime 1')`.execute(tx)
  await sql`insert into instructors (id, brand_id, full_name, languages)
    values (${guide}, ${brand}, 'Aino', '{fr}')`.execute(tx)
  await sql`insert into slots (id, event_id, starts_at, ends_at, capacity, part, model_id) values
    (${slot}, ${event}, '2099-02-01', '2099-02-02', 2, 'whole', null),
    (${drive}, ${event}, '2099-02-01', '2099-02-01 01:00Z', 20, 'choice', ${model})`.execute(tx)
}

async function reserve(tx: Tx, id = '', who = '', seats = 1, state = 'confirmed'): Promise<void> {
  const isConfirmed = state === 'confirmed'
  await sql`insert into reservations (id, event_id, person_id, state, seats, expires_at, confirmed_at, source)
    values (${id}, ${event}, ${who}, ${state}, ${seats}, ${isConfirmed ? null : '2098-01-01'},
      ${isConfirmed ? new Date() : null}, 'staff')`.execute(tx)
}

async function sit(tx: Tx, reservationId = '', slotId = ''): Promise<void> {
  await sql`insert into reservation_slots (reservation_id, slot_id, event_id)
    values (${reservationId}, ${slotId}, ${event})`.execute(tx)
}

async function drives(tx: Tx, reservationId = '', vehicleId = '', instructorId: string | null = null) {
  await sql`insert into drive_assignments (reservation_id, slot_id, vehicle_id, instructor_id, during)
    values (${reservationId}, ${drive}, ${vehicleId}, ${instructorId},
      tstzrange('2099-02-01', '2099-02-01 01:00Z'))`.execute(tx)
}

async function deposited(tx: Tx): Promise<void> {
  await sql`insert into deposits (id, reservation_id, seats, amount, currency, refund_steps, time_zone, event_starts_at)
    values (${deposit}, ${mine}, 1, 100, 'EUR', '[]', 'Europe/Paris', '2099-02-01')`.execute(tx)
}

async function adds(tx: Tx): Promise<void> {
  await sql`insert into reservation_additions (reservation_id, event_id, seats, expires_at)
    values (${mine}, ${event}, 1, '2098-01-01')`.execute(tx)
}

async function moved(tx: Tx, kind: string, amount: number): Promise<void> {
  await sql`insert into deposit_movements (deposit_id, kind, amount, currency, stripe_object_id, occurred_at)
    values (${deposit}, ${kind}, ${amount}, 'EUR', ${kind}, now())`.execute(tx)
}

async function owes(tx: Tx, amount: number, because: string): Promise<void> {
  await sql`insert into deposit_refunds (deposit_id, deposit_amount, amount, because, share_id)
    values (${deposit}, 100, ${amount}, ${because}, ${because === 'seats_left' ? drive : null})`.execute(tx)
}

async function leave(tx: Tx): Promise<void> {
  await sql`insert into deposit_shares (deposit_id, seats, amount, because)
    values (${deposit}, 1, 60, 'seats_left')`.execute(tx)
}

async function points(tx: Tx, amount: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into point_entries (person_id, amount, reason, subject_kind, subject_id)
    values (${person}, ${amount}, 'gift', 'test', ${String(amount)}) returning id
  `.execute(tx)
  return rows[0]?.id ?? ''
}
