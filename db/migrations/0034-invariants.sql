-- What must hold at every commit, each as a view that must be empty. docs/invariants.md says each in words.
create schema invariants;

-- Reservations that have seats at this instant, by the database's clock.
create view invariants.live_reservations as
  select r.* from reservations r
  where r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp());

create view invariants.slots_within_capacity as
  select s.id as slot_id, live_seats(s.id) as seats, s.capacity, s.overbooked_to
  from slots s where live_seats(s.id) > seats_bearable(s.capacity, s.overbooked_to);

create view invariants.events_within_capacity as
  select e.id as event_id, live_event_seats(e.id) as seats, e.capacity
  from events e where e.capacity is not null and live_event_seats(e.id) > e.capacity;

create view invariants.one_reservation_each as
  select event_id, person_id, count(*) as reservations
  from invariants.live_reservations group by event_id, person_id having count(*) > 1;

create view invariants.parties_sit_whole as
  select l.id as reservation_id, s.id as slot_id
  from invariants.live_reservations l
  join slots s on s.event_id = l.event_id and s.part = 'whole'
  where not exists (select 1 from reservation_slots rs where rs.reservation_id = l.id and rs.slot_id = s.id);

create view invariants.choices_within_bounds as
  select l.id as reservation_id, count(*) as chosen, e.choices_max
  from invariants.live_reservations l
  join events e on e.id = l.event_id
  join reservation_slots rs on rs.reservation_id = l.id
  join slots s on s.id = rs.slot_id and s.part = 'choice'
  group by l.id, e.choices_max having count(*) > e.choices_max;

create view invariants.guests_within_seats as
  select l.id as reservation_id, l.seats, count(*) as guests
  from invariants.live_reservations l join guests g on g.reservation_id = l.id
  group by l.id, l.seats having count(*) > l.seats - 1;

create view invariants.confirmed_was_paid as
  select r.id as reservation_id, d.id as deposit_id
  from reservations r join deposits d on d.reservation_id = r.id
  where r.state = 'confirmed'
    and not exists (select 1 from deposit_movements m where m.deposit_id = d.id and m.kind = 'captured');

create view invariants.returned_within_paid as
  select d.id as deposit_id
  from deposits d join deposit_movements m on m.deposit_id = d.id
  group by d.id
  having sum(m.amount) filter (where m.kind = 'refunded') > coalesce(sum(m.amount) filter (where m.kind = 'captured'), 0);

create view invariants.holds_end as
  select l.id as reservation_id
  from invariants.live_reservations l
  where l.state = 'held'
    and not exists (
      select 1 from outbox o
      where o.kind = 'reservations.lapse' and o.payload ->> 'reservationId' = l.id::text);

create view invariants.reservations_are_audited as
  select r.id as reservation_id
  from reservations r
  where not exists (
    select 1 from audit_entries a where a.subject_kind = 'reservation' and a.subject_id = r.id::text);

create view invariants.one_drive_a_vehicle as
  select a.reservation_id, b.reservation_id as other_id, a.vehicle_id
  from drive_assignments a
  join drive_assignments b on b.vehicle_id = a.vehicle_id and b.during && a.during
    and (b.reservation_id, b.slot_id) > (a.reservation_id, a.slot_id);

create view invariants.one_drive_an_instructor as
  select a.reservation_id, b.reservation_id as other_id, a.instructor_id
  from drive_assignments a
  join drive_assignments b on b.instructor_id = a.instructor_id and b.during && a.during
    and (b.reservation_id, b.slot_id) > (a.reservation_id, a.slot_id);

create view invariants.drives_are_promised as
  select a.reservation_id, a.slot_id
  from drive_assignments a
  join slots s on s.id = a.slot_id
  join vehicles v on v.id = a.vehicle_id
  where s.model_id is distinct from v.model_id;

create view invariants.offers_end_before_the_close as
  select l.id as reservation_id
  from invariants.live_reservations l join events e on e.id = l.event_id
  where l.state = 'offered' and l.source = 'waitlist' and l.expires_at > e.rsvp_closes_at;

create view invariants.offers_have_their_party as
  select l.id as reservation_id
  from invariants.live_reservations l join waitlist_entries w on w.id = l.waitlist_entry_id
  where w.person_id <> l.person_id or (l.state = 'offered' and w.state <> 'offered');

create view invariants.came_once as
  select c.reservation_id, c.position
  from check_ins c join reservations r on r.id = c.reservation_id
  where c.undone_at is null and c.yields_to is null
  group by c.reservation_id, c.position, r.seats having count(*) > 1 or c.position >= r.seats;

create view invariants.letters_by_their_own_permission as
  select l.id as letter_id
  from letters l join permissions p on p.id = l.permission_id
  where p.person_id <> l.person_id or p.brand_id is distinct from l.brand_id;

create view invariants.points_are_spent_once as
  select e.id as entry_id
  from point_entries e join point_uses u on u.earned_entry_id = e.id
  group by e.id, e.amount having sum(u.amount) > e.amount;
