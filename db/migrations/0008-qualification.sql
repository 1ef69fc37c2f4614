-- Programmes of qualification: a flow, its versions, and the doors that lead to it.

create table flows (
  id uuid primary key default gen_random_uuid(),
  brand_id uuid references brands (id),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- 'join' leads into the circle; 'rise' asks a member for a higher tier.
  purpose text not null default 'join' check (purpose in ('join', 'rise')),
  rises_to_tier_id uuid references tiers (id),
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  -- Named on the public door, or reached by its address and codes alone.
  is_listed boolean not null default true,
  created_by uuid references persons (id),
  created_at timestamptz not null default clock_timestamp(),
  check ((purpose = 'rise') = (rises_to_tier_id is not null))
);

-- A published version never changes: applications finish on the version they began.
create table flow_versions (
  id uuid primary key default gen_random_uuid(),
  flow_id uuid not null references flows (id),
  number integer not null check (number > 0),
  state text not null default 'draft' check (state in ('draft', 'published', 'retired')),
  definition jsonb not null,
  edit integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  published_by uuid references persons (id),
  unique (flow_id, number),
  unique (id, flow_id),
  check ((state = 'draft') = (published_at is null))
);
create unique index flow_versions_one_draft on flow_versions (flow_id) where state = 'draft';
create unique index flow_versions_one_published on flow_versions (flow_id) where state = 'published';

create function guard_flow_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'draft' then return old; end if;
  elsif old.state = 'draft' or (new.definition = old.definition and new.number = old.number
      and new.flow_id = old.flow_id and new.published_at = old.published_at and new.state <> 'draft') then
    return new;
  end if;
  raise exception 'version % was published and stays as it is', old.id
    using errcode = 'check_violation', constraint = 'published_version_stays';
end $$;
create trigger flow_versions_guard before update or delete on flow_versions
  for each row execute function guard_flow_version();

-- A way in that shortens nothing by itself but says where someone comes from: a salon, a dealer, a campaign's link.
create table flow_doors (
  id uuid primary key default gen_random_uuid(),
  flow_id uuid not null references flows (id),
  code text not null unique check (code ~ '^[a-z0-9]([a-z0-9-]{2,38})[a-z0-9]$'),
  source text not null check (source in ('salon', 'dealer', 'campaign')),
  label text not null check (label <> ''),
  uses_max integer check (uses_max > 0),
  closes_at timestamptz,
  closed_at timestamptz,
  created_by uuid references persons (id),
  created_at timestamptz not null default clock_timestamp(),
  unique (id, flow_id)
);
create index flow_doors_flow on flow_doors (flow_id);
