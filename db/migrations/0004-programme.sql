-- Events and their slots.

create table events (
  id uuid primary key default gen_random_uuid(),
  brand_id uuid not null references brands (id),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title_fr text not null check (title_fr <> ''),
  title_en text not null check (title_en <> ''),
  story_fr text not null default '',
  story_en text not null default '',
  host_name text not null default '',
  host_title text not null default '',
  venue text not null check (venue <> ''),
  venue_city text not null default '',
  time_zone text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  rsvp_closes_at timestamptz not null,
  guests_allowed integer not null default 0 check (guests_allowed between 0 and 9),
  visibility text not null default 'invitation_only' check (visibility in ('invitation_only', 'members')),
  state text not null default 'draft' check (state in ('draft', 'published', 'cancelled')),
  art text not null default 'contours' check (art in ('aurora', 'contours', 'lacquer')),
  deposit_amount integer check (deposit_amount > 0),
  deposit_currency text check (deposit_currency ~ '^[A-Z]{3}$'),
  refund_steps jsonb not null default '[]',
  version integer not null default 1,
  created_by uuid references persons (id),
  created_at timestamptz not null default clock_timestamp(),
  check (ends_at > starts_at),
  check (rsvp_closes_at <= ends_at),
  check ((deposit_amount is null) = (deposit_currency is null))
);
create index events_brand on events (brand_id, starts_at);

create table slots (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references events (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity integer not null check (capacity between 1 and 100000),
  unique (id, event_id),
  check (ends_at > starts_at)
);
create index slots_event on slots (event_id, starts_at);

create table staff_roles (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  role text not null check (role in ('admin', 'manager', 'brand_staff', 'door')),
  brand_id uuid references brands (id),
  event_id uuid references events (id),
  granted_by uuid references persons (id),
  granted_at timestamptz not null default clock_timestamp(),
  unique nulls not distinct (person_id, role, brand_id, event_id),
  check ((role = 'brand_staff') = (brand_id is not null)),
  check ((role = 'door') = (event_id is not null))
);
