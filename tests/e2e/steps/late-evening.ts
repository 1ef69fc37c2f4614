import { query } from './rows'

export type LateEvening = {
  eventId: string
  changes: { name: string; address: string }
  cancels: { name: string; address: string }
  comes: { name: string; address: string }
}

const cast = ['Solange', 'Thibaut', 'Ursule'].map(name => ({
  name: `${name} Tardif`,
  address: `${name.toLowerCase()}.tardif@example.org`,
}))

/** An evening whose replies have closed, at which two people are expected, and a third would come. Laid once. */
export async function layLateEvening(): Promise<LateEvening> {
  const [changes, cancels, comes] = cast
  if (!changes || !cancels || !comes) throw new Error('three people are cast')
  const [known] = await query<{ id: string }>(`select id from events where slug = 'soiree-tardive'`)
  const eventId = known?.id ?? (await lay())
  return { eventId, changes, cancels, comes }
}

async function lay(): Promise<string> {
  const [event] = await query<{ id: string }>(
    `insert into events (brand_id, slug, title_fr, title_en, host_name, venue, time_zone, starts_at, ends_at,
       rsvp_closes_at, state, guests_allowed)
     select id, 'soiree-tardive', 'Soirée tardive', 'A late evening', 'Élise Marchand', 'Atelier', 'Europe/Paris',
       '2037-06-20 19:00+02', '2037-06-20 23:00+02', now() - interval '1 hour', 'published', 0
     from brands where slug = 'aurora' returning id`,
  )
  const eventId = event?.id ?? ''
  await query(
    `insert into slots (event_id, starts_at, ends_at, capacity) values ($1, '2037-06-20 19:00+02', '2037-06-20 23:00+02', 8)`,
    [eventId],
  )
  for (const [index, { name, address }] of cast.entries()) {
    const [givenName, familyName] = name.split(' ')
    const [person] = await query<{ id: string }>(
      `insert into persons (address, address_norm, given_name, family_name, locale, standing)
       values ($1, $1, $2, $3, 'fr', 'prospect') returning id`,
      [address, givenName, familyName],
    )
    if (index < 2) await seat(eventId, person?.id ?? '')
  }
  return eventId
}

async function seat(eventId: string, personId: string): Promise<void> {
  await query(
    `with seated as (
       insert into reservations (event_id, person_id, state, seats, confirmed_at, source)
       values ($1, $2, 'confirmed', 1, now(), 'member') returning id),
     sits as (
       insert into reservation_slots (reservation_id, slot_id, event_id)
       select seated.id, s.id, $1 from seated, slots s where s.event_id = $1 returning reservation_id)
     insert into audit_entries (actor_kind, actor_person_id, action, subject_kind, subject_id, details)
     select 'person', $2, 'reservation.confirmed', 'reservation', reservation_id::text, '{"seats": 1}' from sits`,
    [eventId, personId],
  )
}
