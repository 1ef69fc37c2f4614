-- Further seats of a confirmed reservation that ask for a deposit: held beside it until they are paid, and then a part of it.

create table reservation_additions (
  id uuid primary key default gen_random_uuid(),
  reservation_id uuid not null,
  event_id uuid not null,
  seats integer not null check (seats between 1 and 9),
  -- Who comes in these seats; one that is named later has no name here.
  guests text[] not null default '{}' check (cardinality(guests) <= seats),
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  joined_at timestamptz,
  ended_at timestamptz,
  ended_because text check (ended_because in ('ran_out', 'released', 'replaced', 'reservation_ended')),
  unique (id, reservation_id),
  foreign key (reservation_id, event_id) references reservations (id, event_id),
  check (joined_at is null or ended_at is null),
  check ((ended_at is null) = (ended_because is null))
);
-- Two tabs, a double click or a retry find the one that is held.
create unique index reservation_additions_one_open on reservation_additions (reservation_id)
  where joined_at is null and ended_at is null;
create index reservation_additions_reservation on reservation_additions (reservation_id);
create index reservation_additions_expiring on reservation_additions (expires_at) where joined_at is null and ended_at is null;

-- A reservation asks for one deposit when it is made, and for one more with each addition.
alter table deposits
  drop constraint deposits_reservation_id_key,
  add column addition_id uuid unique,
  add foreign key (addition_id, reservation_id) references reservation_additions (id, reservation_id);
create unique index deposits_one_of_reservation on deposits (reservation_id) where addition_id is null;
create index deposits_reservation on deposits (reservation_id);

-- Seats that a reservation has besides its own at this instant.
create function live_further_seats(reservation uuid) returns integer language sql volatile as $$
  select coalesce((
    select a.seats from reservation_additions a join reservations r on r.id = a.reservation_id
    where a.reservation_id = reservation and r.state = 'confirmed'
      and a.joined_at is null and a.ended_at is null and a.expires_at > clock_timestamp()), 0)
$$;

create or replace function live_seats(slot uuid) returns integer language sql volatile as $$
  select coalesce(sum(r.seats + coalesce(a.seats, 0)), 0)::integer
  from reservation_slots rs
  join reservations r on r.id = rs.reservation_id
  left join reservation_additions a on a.reservation_id = r.id and r.state = 'confirmed'
    and a.joined_at is null and a.ended_at is null and a.expires_at > clock_timestamp()
  where rs.slot_id = slot
    and (r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp()))
$$;

create or replace function live_event_seats(event uuid) returns integer language sql volatile as $$
  select coalesce(sum(r.seats + coalesce(a.seats, 0)), 0)::integer
  from reservations r
  left join reservation_additions a on a.reservation_id = r.id and r.state = 'confirmed'
    and a.joined_at is null and a.ended_at is null and a.expires_at > clock_timestamp()
  where r.event_id = event
    and (r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp()))
$$;

create function guard_further_seats() returns trigger language plpgsql as $$
declare
  slot record;
begin
  for slot in
    select s.id, seats_bearable(s.capacity, s.overbooked_to) as bearable from slots s
    join reservation_slots rs on rs.slot_id = s.id
    where rs.reservation_id = new.reservation_id
    order by s.id
    for no key update of s
  loop
    if live_seats(slot.id) > slot.bearable then
      raise exception 'slot % has more live seats than its capacity', slot.id
        using errcode = 'check_violation', constraint = 'seats_within_capacity';
    end if;
  end loop;
  return null;
end $$;
create constraint trigger additions_guard_seats after insert or update of seats, expires_at, joined_at, ended_at
  on reservation_additions deferrable initially deferred for each row
  when (new.joined_at is null and new.ended_at is null) execute function guard_further_seats();
create constraint trigger additions_guard_event_seats after insert or update of seats, expires_at, joined_at, ended_at
  on reservation_additions deferrable initially deferred for each row
  when (new.joined_at is null and new.ended_at is null) execute function guard_event_seats();
create trigger additions_tell after insert or update on reservation_additions
  for each row execute function tell_event_changed();

create or replace view invariants.confirmed_was_paid as
  select r.id as reservation_id, d.id as deposit_id
  from reservations r join deposits d on d.reservation_id = r.id
  left join reservation_additions a on a.id = d.addition_id
  where r.state = 'confirmed' and (d.addition_id is null or a.joined_at is not null)
    and not exists (select 1 from deposit_movements m where m.deposit_id = d.id and m.kind = 'captured');

-- Seats held besides a reservation have the deposit that they wait for, and the effect that ends them.
create view invariants.additions_end as
  select a.id as addition_id
  from reservation_additions a
  where a.joined_at is null and a.ended_at is null and a.expires_at > clock_timestamp()
    and (not exists (
        select 1 from outbox o
        where o.kind = 'reservations.lapse_addition' and o.payload ->> 'additionId' = a.id::text)
      or not exists (select 1 from deposits d where d.addition_id = a.id and d.seats = a.seats));

-- What is held besides a reservation ends with it.
create view invariants.additions_of_confirmed as
  select a.id as addition_id
  from reservation_additions a join reservations r on r.id = a.reservation_id
  where a.joined_at is null and a.ended_at is null and r.state <> 'confirmed';
