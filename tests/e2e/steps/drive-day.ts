import { query } from './rows'

export type DriveDay = { eventId: string; unitId: string; members: { address: string; name: string }[] }

const address = (name: string) => `${name.toLowerCase()}.essai@example.org`

/**
 * A day of drives in preparation, which no member sees: two units of the Cime, one drive at nine and two at ten, each
 * with its unit. Laid once; the day is far from any other.
 */
export async function layDriveDay(): Promise<DriveDay> {
  const names = ['Noémie', 'Oscar', 'Paula']
  const members = names.map(name => ({ address: address(fold(name)), name: `${name} Essai` }))
  const [known] = await query<{ id: string }>(`select id from events where slug = 'tableau-des-essais'`)
  const units = await query<{ id: string; model_id: string }>(
    `select id, model_id from vehicles where name in ('Cime 1, bleu nuit', 'Cime 2, sable') order by name`,
  )
  const [one, two] = units
  if (!one || !two) throw new Error('the demonstration has no such vehicles')
  if (known) return { eventId: known.id, unitId: two.id, members }
  const [event] = await query<{ id: string }>(
    `insert into events (brand_id, slug, title_fr, title_en, venue, time_zone, starts_at, ends_at, rsvp_closes_at)
     select id, 'tableau-des-essais', 'Tableau des essais', 'Board of the drives', 'Circuit', 'Europe/Paris',
       '2037-06-10 08:00+02', '2037-06-10 19:00+02', '2037-06-09 18:00+02'
     from brands where slug = 'aurora' returning id`,
  )
  const eventId = event?.id ?? ''
  await query(
    `insert into slots (event_id, starts_at, ends_at, capacity) values ($1, '2037-06-10 08:00+02', '2037-06-10 19:00+02', 12)`,
    [eventId],
  )
  await query(`insert into event_vehicles (event_id, vehicle_id) select $1, unnest($2::uuid[])`, [
    eventId,
    [one.id, two.id],
  ])
  const drives = [
    { hour: '09:00', unit: one.id },
    { hour: '10:00', unit: one.id },
    { hour: '10:00', unit: two.id },
  ]
  for (const [index, member] of members.entries()) {
    const { hour = '', unit = '' } = drives[index] ?? {}
    await layDrive({ eventId, modelId: one.model_id, member, hour, unit })
  }
  return { eventId, unitId: two.id, members }
}

type Laid = {
  eventId: string
  modelId: string
  member: { address: string; name: string }
  hour: string
  unit: string
}

async function layDrive({ eventId, modelId, member, hour, unit }: Laid): Promise<void> {
  const [givenName, familyName] = member.name.split(' ')
  await query(
    `with person as (
       insert into persons (address, address_norm, given_name, family_name, locale, standing)
       values ($1, $1, $2, $3, 'fr', 'member') returning id),
     slot as (
       insert into slots (event_id, part, model_id, starts_at, ends_at, turnaround_minutes, capacity)
       values ($4, 'choice', $5, $6::timestamptz, $6::timestamptz + interval '30 minutes', 15, 2) returning id, starts_at),
     reservation as (
       insert into reservations (event_id, person_id, state, seats, confirmed_at)
       select $4, id, 'confirmed', 1, clock_timestamp() from person returning id),
     seated as (
       insert into reservation_slots (reservation_id, slot_id, event_id)
       select r.id, s.id, $4 from reservation r, slot s returning reservation_id, slot_id)
     insert into drive_assignments (reservation_id, slot_id, vehicle_id, during)
     select r.id, s.id, $7, tstzrange(s.starts_at, s.starts_at + interval '45 minutes', '[)') from reservation r, slot s`,
    [member.address, givenName, familyName, eventId, modelId, `2037-06-10 ${hour}+02`, unit],
  )
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')
