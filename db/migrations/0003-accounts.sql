-- Signing in, sessions, passkeys and staff roles.

create table sign_in_requests (
  address_hash bytea not null check (octet_length(address_hash) = 32),
  requested_at timestamptz not null default clock_timestamp()
);
create index sign_in_requests_address on sign_in_requests (address_hash, requested_at);

create table sign_in_links (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  browser_hash bytea check (octet_length(browser_hash) = 32),
  code_attempts integer not null default 0 check (code_attempts between 0 and 5),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  consumed_at timestamptz,
  superseded_at timestamptz,
  check (expires_at > created_at)
);
create unique index sign_in_links_newest on sign_in_links (person_id) where consumed_at is null and superseded_at is null;

create table sessions (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  device text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_person on sessions (person_id) where ended_at is null;

create table passkeys (
  id text primary key,
  person_id uuid not null references persons (id),
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  label text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  last_used_at timestamptz
);
create index passkeys_person on passkeys (person_id);

create table passkey_challenges (
  id uuid primary key default gen_random_uuid(),
  person_id uuid references persons (id),
  challenge text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz
);
