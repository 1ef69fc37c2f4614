-- What changed in an event once people counted on it: what was told before, what is told since, by whom and why.

create table event_changes (
  id uuid primary key,
  event_id uuid not null references events (id),
  -- The how many-th change of its event.
  number integer not null check (number > 0),
  -- All that was told of place, hours, dress and replies: {"venue", "city", "address", "timeZone", "startsAt", …}.
  before jsonb not null,
  after jsonb not null check (after <> before),
  because_fr text not null check (because_fr <> ''),
  because_en text not null check (because_en <> ''),
  changed_by uuid references persons (id),
  changed_at timestamptz not null default clock_timestamp(),
  unique (event_id, number)
);
create trigger event_changes_append_only before update or delete on event_changes
  for each row execute function refuse_change();

-- Through which change a person was told, and by which letter. A letter that was withdrawn told nothing.
create table event_change_notices (
  event_id uuid not null,
  person_id uuid not null references persons (id),
  through integer not null,
  -- What this letter tells moved the time or the place: its reader may let go of their seats and lose nothing.
  moves boolean not null,
  letter_id uuid not null references letters (id),
  written_at timestamptz not null default clock_timestamp(),
  primary key (event_id, person_id, through),
  foreign key (event_id, through) references event_changes (event_id, number)
);

-- A drive that was promised and cannot be kept: its member may let go of their seats and lose nothing.
create table lost_drives (
  reservation_id uuid not null,
  event_id uuid not null,
  slot_id uuid not null,
  lost_at timestamptz not null default clock_timestamp(),
  primary key (reservation_id, slot_id),
  foreign key (reservation_id, event_id) references reservations (id, event_id),
  foreign key (slot_id, event_id) references slots (id, event_id)
);
create trigger lost_drives_append_only before update or delete on lost_drives
  for each row execute function refuse_change();

create view invariants.drives_keep_their_hours as
  select a.reservation_id, a.slot_id
  from drive_assignments a
  join invariants.live_reservations l on l.id = a.reservation_id
  join slots s on s.id = a.slot_id
  where a.during <> tstzrange(s.starts_at, s.ends_at + make_interval(mins => s.turnaround_minutes), '[)');
