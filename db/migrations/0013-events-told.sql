-- What an event tells, to whom, and what it asks.

alter table events drop constraint events_visibility_check;
alter table events
  -- `teaser`: members below its rank read its title and season, and what opens it.
  add constraint events_visibility_check check (visibility in ('invitation_only', 'teaser', 'members', 'applicants')),
  add check (visibility <> 'teaser' or min_rank is not null),
  add column season_fr text not null default '',
  add column season_en text not null default '',
  add column dress_code_fr text not null default '',
  add column dress_code_en text not null default '',
  add column included_fr text not null default '',
  add column included_en text not null default '',
  -- The place in full, and the way there: for those who hold a confirmed reservation.
  add column address text not null default '',
  add column map_url text not null default '' check (map_url = '' or map_url ~ '^https://'),
  add column travel_fr text not null default '',
  add column travel_en text not null default '',
  add column contact_name text not null default '',
  add column contact_phone text not null default '',
  add column waiver_fr text not null default '',
  add column waiver_en text not null default '',
  add column min_age integer check (min_age between 1 and 99),
  add column min_licence_years integer check (min_licence_years between 0 and 60),
  -- Seats over all slots together; null: each slot's own capacity is the only bound.
  add column capacity integer check (capacity between 1 and 100000),
  -- Guests are named by this instant; null: when the reservation is made.
  add column guests_named_by timestamptz,
  -- `named`: a name is enough; `reviewed`: the house accepts each guest.
  add column guest_rule text not null default 'named' check (guest_rule in ('named', 'reviewed')),
  -- How many of the slots to choose from one reservation takes; both 0: the event has none.
  add column choices_min integer not null default 0 check (choices_min between 0 and 20),
  add column choices_max integer not null default 0 check (choices_max between 0 and 20),
  add column waitlist_order text not null default 'arrival' check (waitlist_order in ('arrival', 'rank', 'attendance')),
  -- `strict`: nobody passes the head of the line; `fit`: the first party that fits the freed seats.
  add column waitlist_head text not null default 'fit' check (waitlist_head in ('strict', 'fit')),
  add column cancelled_at timestamptz,
  add column cancelled_because text not null default '',
  add column copied_from uuid references events (id),
  add check (choices_min <= choices_max),
  add check ((state = 'cancelled') = (cancelled_at is not null)),
  add check ((waiver_fr = '') = (waiver_en = '')),
  add check (guests_named_by is null or guests_named_by <= ends_at);

create table event_pictures (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references events (id),
  position integer not null check (position between 1 and 24),
  stored_as text not null unique check (stored_as ~ '^[0-9a-f]{64}$'),
  width integer not null check (width between 1 and 20000),
  height integer not null check (height between 1 and 20000),
  alt_fr text not null check (alt_fr <> ''),
  alt_en text not null check (alt_en <> ''),
  -- The part that is shown, as shares of width and height: {"x", "y", "width", "height"} within 0..1.
  crop jsonb not null default '{"x":0,"y":0,"width":1,"height":1}',
  added_by uuid references persons (id),
  added_at timestamptz not null default clock_timestamp(),
  unique (event_id, position) deferrable initially deferred
);

-- What an event asks of those who come: kept with who reads it and what for.
create table event_questions (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references events (id),
  position integer not null check (position between 1 and 30),
  kind text not null check (kind in ('diet', 'size', 'licence', 'birth_date', 'choice', 'text', 'yes_no')),
  label_fr text not null check (label_fr <> ''),
  label_en text not null check (label_en <> ''),
  purpose_fr text not null check (purpose_fr <> ''),
  purpose_en text not null check (purpose_en <> ''),
  -- For `choice` and `size`: [{"id", "fr", "en"}].
  choices jsonb not null default '[]',
  required boolean not null default true,
  for_guests boolean not null default false,
  retired_at timestamptz
);
create index event_questions_event on event_questions (event_id, position);
