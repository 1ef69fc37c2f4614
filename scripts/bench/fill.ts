import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '~db/client'

export const members = 4_000
export const eventsOfOneSlot = 200

export type Filled = {
  /** Session tokens, one a member. */
  tokens: string[]
  hot: { slug: string; eventId: string; slotId: string }
  spread: { slug: string }[]
  pages: { staffToken: string; invitedToken: string; invitationId: string; eventId: string; slug: string }
}

/**
 * A club as it is on a busy evening: 4000 members with a session each, one event with a single hot slot, 200 more, and
 * an event by invitation with its guest list of 120. Written as rows, since only the measured requests are of interest.
 */
export async function fill(db: Database): Promise<Filled> {
  const tokens = Array.from({ length: members }, () => randomBytes(32).toString('base64url'))
  const brandId = await one(
    db,
    sql`insert into brands (slug, name, kind, accent) values ('aurora', 'Aurora', 'car maker', '#8a6b3d') returning id`,
  )
  const tierId = await one(
    db,
    sql`insert into tiers (slug, rank, name_fr, name_en, words_fr, words_en, guests_per_event, rise_rule, stay_rule)
      values ('cercle', 1, 'Cercle', 'Circle', '', '', 2, '{"byHand":true}', '{}') returning id`,
  )
  await sql`
    insert into persons (address, address_norm, given_name, family_name, standing, locale)
    select 'm' || n || '@example.com', 'm' || n || '@example.com', 'Camille', 'Renard ' || n, 'member', 'fr'
    from generate_series(1, ${members}::int) n
  `.execute(db)
  await sql`
    with made as (insert into memberships (person_id) select id from persons returning id, person_id)
    insert into membership_periods (membership_id, person_id, tier_id, kind, state, cause, from_at)
    select id, person_id, ${tierId}, 'full', 'active', 'admitted', now() from made
  `.execute(db)
  const { rows: persons } = await sql<{ id: string }>`select id from persons order by id`.execute(db)
  const hashes = tokens.map(token => createHash('sha256').update(token).digest())
  await sql`
    insert into sessions (person_id, token_hash, expires_at)
    select * , now() + interval '1 day' from unnest(${persons.map(({ id }) => id)}::uuid[], ${hashes}::bytea[])
  `.execute(db)
  await sql`create sequence bench_turn`.execute(db)
  await sql`create table bench_people as select row_number() over (order by id)::int as n, id from persons`.execute(
    db,
  )
  await sql`create unique index on bench_people (n)`.execute(db)
  const hot = await anEvent(db, brandId, 'hot', 'members')
  await sql`create table bench_slots (n integer primary key, event_id uuid, slot_id uuid)`.execute(db)
  const spread: { slug: string }[] = []
  for (let n = 1; n <= eventsOfOneSlot; n++) {
    const made = await anEvent(db, brandId, `spread-${n}`, 'members')
    await sql`insert into bench_slots values (${n}, ${made.eventId}, ${made.slotId})`.execute(db)
    spread.push({ slug: made.slug })
  }
  return { tokens, hot, spread, pages: await fillPages(db, brandId, persons, tokens) }
}

async function fillPages(
  db: Database,
  brandId: string,
  persons: { id: string }[],
  tokens: string[],
): Promise<Filled['pages']> {
  const event = await anEvent(db, brandId, 'lapland', 'invitation_only')
  const [staff, invited] = [persons[0]?.id ?? '', persons[1]?.id ?? '']
  await sql`insert into staff_roles (person_id, role) values (${staff}, 'manager')`.execute(db)
  const guests = persons.slice(1, 121).map(({ id }) => id)
  await sql`
    with sent as (
      insert into waves (event_id, state, sent_at, created_by) values (${event.eventId}, 'sent', now(), ${staff}) returning id
    ), allowed as (
      insert into permissions (person_id, brand_id, purpose, channel, granted_on, source, words, how)
      select p, ${brandId}, 'invitations', 'email', current_date, 'salon', 'Oui', 'page'
      from unnest(${guests}::uuid[]) p returning id, person_id
    )
    insert into invitations (event_id, wave_id, person_id, permission_id, state, guests_allowed, token_hash, sent_at)
    select ${event.eventId}, sent.id, allowed.person_id, allowed.id, 'sent', 1,
      sha256(convert_to(allowed.person_id::text, 'UTF8')), now()
    from sent, allowed
  `.execute(db)
  await sql`
    with seated as (
      insert into reservations (event_id, person_id, invitation_id, state, seats, confirmed_at, source)
      select event_id, person_id, id, 'confirmed', 1, now(), 'invitation' from invitations
      where event_id = ${event.eventId} order by person_id limit 60 returning id, event_id
    )
    insert into reservation_slots (reservation_id, slot_id, event_id) select id, ${event.slotId}, event_id from seated
  `.execute(db)
  const invitationId = await one(db, sql`select id from invitations where person_id = ${invited}`)
  return {
    staffToken: tokens[0] ?? '',
    invitedToken: tokens[1] ?? '',
    invitationId,
    eventId: event.eventId,
    slug: 'hot',
  }
}

async function anEvent(db: Database, brandId: string, slug: string, visibility: string) {
  const eventId = await one(
    db,
    sql`insert into events (brand_id, slug, title_fr, title_en, story_fr, story_en, host_name, host_title, venue, venue_city,
        time_zone, starts_at, ends_at, rsvp_closes_at, guests_allowed, visibility, state, deposit_amount, deposit_currency, refund_steps)
      values (${brandId}, ${slug}, ${`Soirée ${slug}`}, ${`Evening ${slug}`}, 'Une piste tracée sur un lac gelé.',
        'A track drawn on a frozen lake.', 'Élise Marchand', 'Maison Aurora', 'Ivalo Test Ground', 'Ivalo', 'Europe/Helsinki',
        now() + interval '60 days', now() + interval '61 days', now() + interval '50 days', 1, ${visibility}, 'published',
        15000, 'EUR', '[{"until_days_before":2,"percent":100},{"until_days_before":0,"percent":0}]') returning id`,
  )
  const slotId = await one(
    db,
    sql`insert into slots (event_id, starts_at, ends_at, capacity)
      select id, starts_at, ends_at, 100000 from events where id = ${eventId} returning id`,
  )
  return { eventId, slotId, slug }
}

/** Takes every reservation away again, so that each run begins on the same house. */
export async function clearReservations(db: Database): Promise<void> {
  await sql`truncate deposits, reservations, outbox, audit_entries, benefit_uses cascade`.execute(db)
  await sql`truncate graphile_worker._private_jobs`.execute(db)
  await sql`alter sequence bench_turn restart`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

async function one(db: Database, query: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await query.execute(db)
  const row = rows[0] as { id: string } | undefined
  if (!row) throw new Error('a row that was just written is not there')
  return row.id
}
