-- What became of the thanks for an evening, of what was said of it, and of what was wished.

-- One row for whoever came: the thanks were written, or kept back by their own dial. Never a second letter.
create table event_thanks (
  reservation_id uuid primary key,
  event_id uuid not null,
  person_id uuid not null references persons (id),
  outcome text not null check (outcome in ('written', 'suppressed', 'never', 'paused')),
  settled_at timestamptz not null default clock_timestamp(),
  foreign key (reservation_id, event_id) references reservations (id, event_id)
);
create index event_thanks_event on event_thanks (event_id);

alter table event_feedback
  -- A name stands under words only when the one who wrote them put it there.
  add column signed boolean not null default false,
  add column changed_at timestamptz not null default clock_timestamp();
create index event_feedback_event on event_feedback (event_id);

alter table wishes
  add column read_at timestamptz,
  add column read_by uuid references persons (id),
  add check ((read_at is null) = (read_by is null));
-- After an event one wish is said, and put right; at any other time as many as one likes.
create unique index wishes_after_event on wishes (person_id, event_id)
  where event_id is not null and withdrawn_at is null;

-- The event that a wish helped to shape, as staff say.
create table wish_uses (
  wish_id uuid not null references wishes (id),
  event_id uuid not null references events (id),
  linked_by uuid not null references persons (id),
  linked_at timestamptz not null default clock_timestamp(),
  primary key (wish_id, event_id)
);
