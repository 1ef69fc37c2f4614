-- Vehicles and instructors: promised by model, assigned by unit, never twice at once.
create extension if not exists btree_gist;

create table vehicle_models (
  id uuid primary key default gen_random_uuid(),
  brand_id uuid not null references brands (id),
  name text not null check (name <> ''),
  words_fr text not null default '',
  words_en text not null default '',
  seats integer not null default 2 check (seats between 1 and 9),
  retired_at timestamptz,
  unique (brand_id, name)
);

-- A unit: one vehicle of a model.
create table vehicles (
  id uuid primary key default gen_random_uuid(),
  model_id uuid not null references vehicle_models (id),
  name text not null check (name <> ''),
  retired_at timestamptz,
  unique (model_id, name)
);

-- When a unit cannot be driven; without an end, until further notice.
create table vehicle_outages (
  id uuid primary key default gen_random_uuid(),
  vehicle_id uuid not null references vehicles (id),
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  because text not null check (because <> ''),
  recorded_by uuid references persons (id),
  recorded_at timestamptz not null default clock_timestamp(),
  lifted_at timestamptz
);
create index vehicle_outages_vehicle on vehicle_outages (vehicle_id) where lifted_at is null;

create table instructors (
  id uuid primary key default gen_random_uuid(),
  brand_id uuid not null references brands (id),
  full_name text not null check (full_name <> ''),
  languages text[] not null check (cardinality(languages) > 0),
  retired_at timestamptz
);

create table event_vehicles (
  event_id uuid not null references events (id),
  vehicle_id uuid not null references vehicles (id),
  primary key (event_id, vehicle_id)
);
create table event_instructors (
  event_id uuid not null references events (id),
  instructor_id uuid not null references instructors (id),
  primary key (event_id, instructor_id)
);

alter table slots add column model_id uuid references vehicle_models (id);
alter table slots add check (model_id is null or part = 'choice');

-- The unit and the instructor that keep the promise of a drive. `during` is half-open and includes the turnaround.
create table drive_assignments (
  reservation_id uuid not null,
  slot_id uuid not null,
  vehicle_id uuid not null references vehicles (id),
  instructor_id uuid references instructors (id),
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  by_hand boolean not null default false,
  assigned_by uuid references persons (id),
  assigned_at timestamptz not null default clock_timestamp(),
  primary key (reservation_id, slot_id),
  foreign key (reservation_id, slot_id) references reservation_slots (reservation_id, slot_id) on delete cascade,
  constraint one_drive_a_vehicle exclude using gist (vehicle_id with =, during with &&) deferrable initially deferred,
  constraint one_drive_an_instructor exclude using gist (instructor_id with =, during with &&)
    where (instructor_id is not null) deferrable initially deferred
);
create index drive_assignments_slot on drive_assignments (slot_id);
