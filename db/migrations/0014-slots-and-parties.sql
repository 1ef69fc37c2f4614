-- Several slots an event, those to choose from, and what a party brings.

alter table slots
  -- `whole`: every reservation of the event sits in it; `choice`: the member chooses it.
  add column part text not null default 'whole' check (part in ('whole', 'choice')),
  add column label_fr text not null default '',
  add column label_en text not null default '',
  add column min_rank integer check (min_rank between 1 and 99),
  add column turnaround_minutes integer not null default 0 check (turnaround_minutes between 0 and 1440),
  add column needs_instructor boolean not null default false,
  -- Seats that were taken when the capacity was brought below them: nobody is dropped, and nobody more is let in.
  add column overbooked_to integer check (overbooked_to > 0),
  add column overbooked_because text not null default '',
  add column closed_at timestamptz,
  add check (overbooked_to is null or (overbooked_to > capacity and overbooked_because <> ''));
create index slots_bounds on slots (event_id, part, starts_at);

alter table reservations
  add column source text not null default 'member' check (source in ('invitation', 'member', 'staff', 'waitlist', 'walk_in')),
  add column waitlist_entry_id uuid,
  add column staff_reason text not null default '',
  -- A pass shows this number: another one makes every pass that was given before worthless.
  add column pass_number integer not null default 1 check (pass_number > 0);
update reservations set source = 'invitation' where invitation_id is not null;

alter table guests
  add column review text not null default 'not_needed' check (review in ('not_needed', 'waiting', 'accepted', 'declined')),
  add column reviewed_by uuid references persons (id),
  add column reviewed_at timestamptz,
  add check ((review in ('accepted', 'declined')) = (reviewed_at is not null));

-- Position 0 is the person, 1 to 9 their guests.
create table reservation_answers (
  reservation_id uuid not null references reservations (id),
  position integer not null check (position between 0 and 9),
  question_id uuid not null references event_questions (id),
  value jsonb not null,
  answered_at timestamptz not null default clock_timestamp(),
  primary key (reservation_id, position, question_id)
);

create table waiver_signatures (
  reservation_id uuid not null references reservations (id),
  position integer not null check (position between 0 and 9),
  signed_name text not null check (signed_name <> ''),
  locale text not null check (locale in ('fr', 'en')),
  -- The words that were read, kept as they stood.
  text text not null check (text <> ''),
  signed_at timestamptz not null default clock_timestamp(),
  primary key (reservation_id, position)
);
create trigger waiver_signatures_append_only before update on waiver_signatures
  for each row execute function refuse_change();

-- Seats taken over a whole event at this instant; a party counts once, however many slots it sits in.
create function live_event_seats(event uuid) returns integer language sql volatile as $$
  select coalesce(sum(r.seats), 0)::integer
  from reservations r
  where r.event_id = event
    and (r.state = 'confirmed' or (r.state in ('held', 'offered') and r.expires_at > clock_timestamp()))
$$;

-- Seats that a slot may hold at a commit: its capacity, or what was taken when it was brought below that.
create function seats_bearable(capacity integer, overbooked_to integer) returns integer language sql immutable as $$
  select greatest(capacity, coalesce(overbooked_to, 0))
$$;

create or replace function guard_seats() returns trigger language plpgsql as $$
declare
  slot record;
begin
  for slot in
    select s.id, seats_bearable(s.capacity, s.overbooked_to) as bearable from slots s
    join reservation_slots rs on rs.slot_id = s.id
    where rs.reservation_id = new.id
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

create or replace function guard_slot_claim() returns trigger language plpgsql as $$
declare
  bearable integer;
begin
  select seats_bearable(capacity, overbooked_to) into bearable from slots where id = new.slot_id for no key update;
  if live_seats(new.slot_id) > bearable then
    raise exception 'slot % has more live seats than its capacity', new.slot_id
      using errcode = 'check_violation', constraint = 'seats_within_capacity';
  end if;
  return null;
end $$;

create or replace function guard_capacity() returns trigger language plpgsql as $$
begin
  if live_seats(new.id) > seats_bearable(new.capacity, new.overbooked_to) then
    raise exception 'slot % has more live seats than the new capacity', new.id
      using errcode = 'check_violation', constraint = 'seats_within_capacity';
  end if;
  return null;
end $$;

-- The bound over an event's slots together, kept at commit under a lock on the event where it has one.
create function guard_event_seats() returns trigger language plpgsql as $$
declare
  bound integer;
begin
  select capacity into bound from events where id = new.event_id and capacity is not null for no key update;
  if bound is not null and live_event_seats(new.event_id) > bound then
    raise exception 'event % has more live seats than its capacity', new.event_id
      using errcode = 'check_violation', constraint = 'event_seats_within_capacity';
  end if;
  return null;
end $$;
create constraint trigger reservations_guard_event_seats_insert after insert on reservations
  deferrable initially deferred for each row
  when (new.state in ('held', 'offered', 'confirmed')) execute function guard_event_seats();
create constraint trigger reservations_guard_event_seats_update after update on reservations
  deferrable initially deferred for each row
  when (new.state in ('held', 'offered', 'confirmed')
    and (old.state is distinct from new.state or old.seats is distinct from new.seats
      or old.expires_at is distinct from new.expires_at))
  execute function guard_event_seats();
