-- Parties that wait for seats, in an order that the event declares.

create table waitlist_entries (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references events (id),
  person_id uuid not null references persons (id),
  seats integer not null check (seats between 1 and 10),
  guest_names text[] not null default '{}',
  -- Its place by the event's rule, larger first; then the time, then the id.
  precedence integer not null default 0,
  -- `any`: one of the slots named is enough; `all`: every one of them.
  wants text not null default 'any' check (wants in ('any', 'all')),
  state text not null default 'waiting' check (state in ('waiting', 'offered', 'seated', 'left', 'closed')),
  joined_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  offers_made integer not null default 0 check (offers_made >= 0),
  unique (id, event_id),
  check (cardinality(guest_names) < seats),
  check ((state in ('seated', 'left', 'closed')) = (ended_at is not null))
);
create unique index waitlist_entries_one on waitlist_entries (event_id, person_id) where state in ('waiting', 'offered');
create index waitlist_entries_line on waitlist_entries (event_id, precedence desc, joined_at, id) where state = 'waiting';

-- The slots to choose from that a party waits for; none: the whole of the event.
create table waitlist_entry_slots (
  entry_id uuid not null,
  slot_id uuid not null,
  event_id uuid not null,
  primary key (entry_id, slot_id),
  foreign key (entry_id, event_id) references waitlist_entries (id, event_id),
  foreign key (slot_id, event_id) references slots (id, event_id)
);

alter table reservations
  add foreign key (waitlist_entry_id, event_id) references waitlist_entries (id, event_id),
  add check (state <> 'offered' or waitlist_entry_id is not null or source = 'staff');
create unique index reservations_one_offer on reservations (waitlist_entry_id) where state in ('held', 'offered', 'confirmed');
create trigger waitlist_entries_tell after insert or update on waitlist_entries for each row execute function tell_event_changed();
