-- Reservations, the seats that they claim, and the money that moves with them.

create table reservations (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references events (id),
  person_id uuid not null references persons (id),
  invitation_id uuid references invitations (id),
  state text not null check (state in ('held', 'offered', 'confirmed', 'lapsed', 'cancelled')),
  seats integer not null check (seats between 1 and 10),
  expires_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz,
  ended_at timestamptz,
  ended_because text,
  unique (id, event_id),
  check ((state in ('held', 'offered')) = (expires_at is not null and ended_at is null and confirmed_at is null)),
  check ((state in ('lapsed', 'cancelled')) = (ended_at is not null)),
  check (state <> 'confirmed' or confirmed_at is not null)
);
-- Two tabs, a double click or a retry find the one reservation.
create unique index reservations_one_live on reservations (event_id, person_id) where state in ('held', 'offered', 'confirmed');
create index reservations_event on reservations (event_id, state);
create index reservations_person on reservations (person_id, created_at desc);
create index reservations_expiring on reservations (expires_at) where state in ('held', 'offered');

create table reservation_slots (
  reservation_id uuid not null,
  slot_id uuid not null,
  event_id uuid not null,
  primary key (reservation_id, slot_id),
  foreign key (reservation_id, event_id) references reservations (id, event_id),
  foreign key (slot_id, event_id) references slots (id, event_id)
);
create index reservation_slots_slot on reservation_slots (slot_id);

create table guests (
  id uuid primary key default gen_random_uuid(),
  reservation_id uuid not null references reservations (id),
  position integer not null check (position between 1 and 9),
  full_name text not null check (full_name <> ''),
  unique (reservation_id, position)
);

-- Seats taken at this instant: confirmed, and holds and offers that have not run out. A hold is free the instant it
-- expires, by the database's clock, whether or not anything swept it.
create function live_seats(slot uuid) returns integer language sql volatile as $$
  select coalesce(sum(r.seats), 0)::integer
  from reservation_slots rs join reservations r on r.id = rs.reservation_id
  where rs.slot_id = slot
    and (r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp()))
$$;

-- The last guard behind the application's own lock: at commit no slot holds more live seats than its capacity.
-- A claim is checked when it is written (reservation_slots) and whenever its reservation comes alive again or grows.
create function guard_seats() returns trigger language plpgsql as $$
declare
  slot record;
begin
  for slot in
    select s.id, s.capacity from slots s
    join reservation_slots rs on rs.slot_id = s.id
    where rs.reservation_id = new.id
    order by s.id
    for no key update of s
  loop
    if live_seats(slot.id) > slot.capacity then
      raise exception 'slot % has more live seats than its capacity', slot.id
        using errcode = 'check_violation', constraint = 'seats_within_capacity';
    end if;
  end loop;
  return null;
end $$;

create constraint trigger reservations_guard_seats_update after update on reservations
  deferrable initially deferred for each row
  when (new.state in ('held', 'offered', 'confirmed')
    and (old.state is distinct from new.state or old.seats is distinct from new.seats
      or old.expires_at is distinct from new.expires_at))
  execute function guard_seats();

create function guard_slot_claim() returns trigger language plpgsql as $$
begin
  perform 1 from slots where id = new.slot_id for no key update;
  if live_seats(new.slot_id) > (select capacity from slots where id = new.slot_id) then
    raise exception 'slot % has more live seats than its capacity', new.slot_id
      using errcode = 'check_violation', constraint = 'seats_within_capacity';
  end if;
  return null;
end $$;
create constraint trigger reservation_slots_guard_seats after insert or update on reservation_slots
  deferrable initially deferred for each row execute function guard_slot_claim();

create function guard_capacity() returns trigger language plpgsql as $$
begin
  if live_seats(new.id) > new.capacity then
    raise exception 'slot % has more live seats than the new capacity', new.id
      using errcode = 'check_violation', constraint = 'seats_within_capacity';
  end if;
  return null;
end $$;
create constraint trigger slots_guard_capacity after update of capacity on slots
  deferrable initially deferred for each row
  when (new.capacity < old.capacity) execute function guard_capacity();

-- The deposit asked for one reservation, with the policy in force when it was made.
create table deposits (
  id uuid primary key default gen_random_uuid(),
  reservation_id uuid not null unique references reservations (id),
  amount integer not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  refund_steps jsonb not null,
  time_zone text not null,
  event_starts_at timestamptz not null,
  stripe_session_id text unique,
  stripe_session_url text,
  stripe_payment_intent_id text unique,
  created_at timestamptz not null default clock_timestamp(),
  unique (id, amount)
);

-- Money that is owed back: one row a deposit, so it goes back once however often the button is pressed.
create table deposit_refunds (
  id uuid primary key default gen_random_uuid(),
  deposit_id uuid not null unique,
  deposit_amount integer not null,
  amount integer not null check (amount > 0 and amount <= deposit_amount),
  because text not null check (because in ('cancelled', 'too_late')),
  stripe_refund_id text unique,
  created_at timestamptz not null default clock_timestamp(),
  foreign key (deposit_id, deposit_amount) references deposits (id, amount)
);

-- One row a movement, never an updated total.
create table deposit_movements (
  id bigint generated always as identity primary key,
  deposit_id uuid not null references deposits (id),
  kind text not null check (kind in ('authorised', 'captured', 'refunded', 'failed')),
  amount integer not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  stripe_object_id text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (kind, stripe_object_id)
);
create index deposit_movements_deposit on deposit_movements (deposit_id);
create trigger deposit_movements_append_only before update or delete on deposit_movements
  for each row execute function refuse_change();

-- Stripe's events by id: each has its effect once, in the transaction that marks it here.
create table stripe_events (
  id text primary key,
  type text not null,
  object_id text not null,
  received_at timestamptz not null default clock_timestamp(),
  handled_at timestamptz
);

-- Who looks at an event's guest list hears of every change at once.
create function tell_event_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('event_changed', new.event_id::text);
  return null;
end $$;
create trigger reservations_tell after insert or update on reservations for each row execute function tell_event_changed();
create trigger invitations_tell after insert or update on invitations for each row execute function tell_event_changed();

create function tell_letter_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('event_changed', i.event_id::text) from invitations i where i.id = new.invitation_id;
  return null;
end $$;
create trigger letters_tell after update of state on letters for each row
  when (new.invitation_id is not null) execute function tell_letter_changed();
