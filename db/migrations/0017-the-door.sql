-- Who came through the door, when, and what two devices said differently.

-- Position 0 is the person, 1 to 9 their guests. The first time stamp wins.
create table check_ins (
  id uuid primary key default gen_random_uuid(),
  -- Chosen by the device, so that what it sends twice is written once.
  stamp_id uuid not null unique,
  reservation_id uuid not null,
  event_id uuid not null,
  position integer not null check (position between 0 and 9),
  came_at timestamptz not null,
  device text not null default '',
  offline boolean not null default false,
  recorded_by uuid references persons (id),
  recorded_at timestamptz not null default clock_timestamp(),
  -- The stamp that won over this one.
  yields_to uuid references check_ins (id),
  undone_at timestamptz,
  undone_by uuid references persons (id),
  foreign key (reservation_id, event_id) references reservations (id, event_id)
);
create unique index check_ins_once on check_ins (reservation_id, position) where undone_at is null and yields_to is null;
create index check_ins_event on check_ins (event_id, came_at);
create trigger check_ins_tell after insert or update on check_ins for each row execute function tell_event_changed();

alter table attendances
  add column excuse text not null default '',
  add column excused_by uuid references persons (id),
  add column excused_at timestamptz,
  -- What the member says of it, for the house to put right.
  add column contested_words text not null default '',
  add column contested_at timestamptz,
  add check (not came or excused_at is null);

create table person_photos (
  person_id uuid primary key references persons (id),
  stored_as text not null unique check (stored_as ~ '^[0-9a-f]{64}$'),
  given_at timestamptz not null default clock_timestamp()
);

-- The secret address of a member's own calendar; a new one ends the former.
create table calendar_feeds (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create unique index calendar_feeds_one on calendar_feeds (person_id) where ended_at is null;
