-- What the house does to someone's reservation in their place, and why.

create table reservation_acts (
  id uuid primary key default gen_random_uuid(),
  reservation_id uuid not null references reservations (id),
  act text not null check (act in ('changed', 'cancelled')),
  -- Why: it stays within the house.
  reason text not null check (btrim(reason) <> '' and char_length(reason) <= 500),
  -- What the letter says of it to the person; empty: the letter says no more than what changed.
  word text not null default '' check (char_length(word) <= 600),
  -- What goes back: what the terms say of the day, or all that was paid for what is let go.
  returns text not null check (returns in ('terms', 'whole')),
  -- Others waited for these seats, and whoever did it said that they pass before them.
  passes_line boolean not null default false,
  done_by uuid not null references persons (id),
  done_at timestamptz not null default clock_timestamp()
);
create index reservation_acts_reservation on reservation_acts (reservation_id, done_at);
create trigger reservation_acts_append_only before update on reservation_acts
  for each row execute function refuse_change();

-- The letters of one person, the latest first.
create index letters_person on letters (person_id, queued_at desc);
