-- Waves of invitations, and the letters that carry them.

create table waves (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references events (id),
  state text not null default 'draft' check (state in ('draft', 'sent')),
  subject_fr text not null default '',
  subject_en text not null default '',
  body_fr text not null default '',
  body_en text not null default '',
  sender_name text not null default '',
  sender_title text not null default '',
  created_by uuid not null references persons (id),
  created_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  sent_by uuid references persons (id),
  unique (id, event_id),
  check ((state = 'sent') = (sent_at is not null))
);
create index waves_event on waves (event_id, created_at);

create table invitations (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references events (id),
  wave_id uuid not null,
  person_id uuid not null references persons (id),
  permission_id uuid not null references permissions (id),
  state text not null default 'draft' check (state in ('draft', 'sent', 'declined', 'withdrawn')),
  guests_allowed integer not null default 0 check (guests_allowed between 0 and 9),
  token_hash bytea unique check (octet_length(token_hash) = 32),
  token_generation integer not null default 1,
  why jsonb not null default '[]',
  opened_at timestamptz,
  declined_at timestamptz,
  decline_words text,
  created_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  unique (event_id, person_id),
  foreign key (wave_id, event_id) references waves (id, event_id),
  check ((state = 'draft') or token_hash is not null),
  check ((state = 'declined') = (declined_at is not null))
);
create index invitations_wave on invitations (wave_id);
create index invitations_person on invitations (person_id);

-- Letters that left together keep their order, so that a repeated call to the carrier has the same body.
create table letter_batches (
  id uuid primary key default gen_random_uuid(),
  created_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz
);

create table letters (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  brand_id uuid references brands (id),
  kind text not null,
  promotional boolean not null,
  permission_id uuid references permissions (id),
  invitation_id uuid references invitations (id),
  locale text not null check (locale in ('fr', 'en')),
  props jsonb not null,
  state text not null default 'queued'
    check (state in ('held', 'queued', 'sending', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'withdrawn')),
  held_because text,
  held_until timestamptz,
  failed_because text,
  batch_id uuid references letter_batches (id),
  batch_position integer,
  provider_id text unique,
  queued_at timestamptz not null default clock_timestamp(),
  sending_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  check (not promotional or permission_id is not null),
  check ((batch_id is null) = (batch_position is null)),
  unique (batch_id, batch_position)
);
create unique index letters_one_per_invitation on letters (invitation_id) where kind = 'invitation';
create index letters_person_promotional on letters (person_id, sending_at) where promotional;
create index letters_waiting on letters (queued_at) where state in ('queued', 'held');

-- What the carrier told about a letter, once per event id.
create table letter_events (
  id text primary key,
  letter_id uuid references letters (id),
  type text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp()
);
