-- What members say after an event, what they wish for, and what the house asks them.

create table event_feedback (
  reservation_id uuid primary key,
  event_id uuid not null,
  person_id uuid not null references persons (id),
  liked integer not null check (liked between 1 and 5),
  words text not null default '',
  given_at timestamptz not null default clock_timestamp(),
  foreign key (reservation_id, event_id) references reservations (id, event_id)
);

create table wishes (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  brand_id uuid references brands (id),
  -- The event after which it was said, if it was.
  event_id uuid references events (id),
  model_id uuid references vehicle_models (id),
  place text not null default '',
  season text check (season in ('spring', 'summer', 'autumn', 'winter')),
  words text not null default '',
  made_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  check (model_id is not null or place <> '' or season is not null or words <> '')
);
create index wishes_person on wishes (person_id, made_at desc);

create table polls (
  id uuid primary key default gen_random_uuid(),
  brand_id uuid references brands (id),
  question_fr text not null check (question_fr <> ''),
  question_en text not null check (question_en <> ''),
  min_rank integer check (min_rank between 1 and 99),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  created_by uuid references persons (id),
  created_at timestamptz not null default clock_timestamp(),
  check (closes_at > opens_at)
);
create table poll_choices (
  id uuid primary key default gen_random_uuid(),
  poll_id uuid not null references polls (id),
  position integer not null check (position between 1 and 12),
  label_fr text not null check (label_fr <> ''),
  label_en text not null check (label_en <> ''),
  unique (id, poll_id),
  unique (poll_id, position)
);
create table poll_votes (
  poll_id uuid not null,
  person_id uuid not null references persons (id),
  choice_id uuid not null,
  voted_at timestamptz not null default clock_timestamp(),
  primary key (poll_id, person_id),
  foreign key (choice_id, poll_id) references poll_choices (id, poll_id)
);
