-- People, what they confided, and what they allowed.

create table persons (
  id uuid primary key default gen_random_uuid(),
  address text not null check (address <> ''),
  address_norm text not null unique check (address_norm = lower(address_norm) and address_norm like '%_@_%'),
  given_name text not null default '',
  family_name text not null default '',
  civility text check (civility in ('mme', 'm', 'dr')),
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  time_zone text,
  standing text not null default 'prospect' check (standing in ('prospect', 'applicant', 'member')),
  created_at timestamptz not null default clock_timestamp()
);

create table imports (
  id uuid primary key default gen_random_uuid(),
  brand_id uuid not null references brands (id),
  uploaded_by uuid not null references persons (id),
  file_name text not null,
  file bytea,
  state text not null default 'mapping' check (state in ('mapping', 'done')),
  mapping jsonb,
  counts jsonb,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  check ((state = 'done') = (finished_at is not null)),
  check (state = 'done' or file is not null)
);
create index imports_brand on imports (brand_id, created_at desc);

create table import_rows (
  import_id uuid not null references imports (id) on delete cascade,
  line integer not null check (line > 0),
  outcome text not null check (outcome in ('imported', 'merged', 'unchanged', 'refused')),
  reason text,
  person_id uuid references persons (id),
  cells jsonb not null,
  primary key (import_id, line),
  check ((outcome = 'refused') = (reason is not null)),
  check ((outcome = 'refused') = (person_id is null))
);

-- One datum on a person, with who gave it and what for. A correction supersedes; the former value keeps its dates.
create table facts (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  brand_id uuid not null references brands (id),
  kind text not null check (kind <> ''),
  value text not null check (value <> ''),
  source text not null check (source <> ''),
  purpose text not null check (purpose <> ''),
  given_on date,
  import_id uuid references imports (id),
  recorded_at timestamptz not null default clock_timestamp(),
  superseded_at timestamptz
);
create unique index facts_current on facts (person_id, brand_id, kind) where superseded_at is null;

-- A grant: person × brand × purpose × channel, with the words they saw, when and how.
create table permissions (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  brand_id uuid not null references brands (id),
  purpose text not null check (purpose in ('invitations')),
  channel text not null check (channel in ('email', 'sms', 'telephone', 'post')),
  granted_on date not null,
  source text not null check (source <> ''),
  words text not null check (words <> ''),
  how text not null check (how in ('import', 'page')),
  import_id uuid references imports (id),
  recorded_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_how text,
  check ((withdrawn_at is null) = (withdrawn_how is null))
);
create unique index permissions_current on permissions (person_id, brand_id, purpose, channel) where withdrawn_at is null;
create index permissions_brand on permissions (brand_id, purpose, channel) where withdrawn_at is null;

-- A person's own dial, over all brands at once: at most `letters_max` promotional letters in any `per_days` days.
create table contact_policies (
  person_id uuid primary key references persons (id),
  letters_max integer not null default 2 check (letters_max between 0 and 31),
  per_days integer not null default 30 check (per_days between 1 and 366),
  quiet_from time not null default '21:00',
  quiet_to time not null default '08:00',
  paused_until timestamptz,
  preferred_channel text not null default 'email' check (preferred_channel in ('email', 'sms', 'telephone', 'post')),
  set_by text not null default 'club' check (set_by in ('club', 'import', 'person')),
  updated_at timestamptz not null default clock_timestamp()
);

-- Addresses that must not be written to, by hash of the normalised address, so that the refusal outlives the person's data.
create table suppressions (
  address_hash bytea not null check (octet_length(address_hash) = 32),
  brand_id uuid references brands (id),
  reason text not null check (reason in ('opposed', 'bounced', 'complained', 'stopped')),
  recorded_at timestamptz not null default clock_timestamp(),
  unique nulls not distinct (address_hash, brand_id, reason)
);
