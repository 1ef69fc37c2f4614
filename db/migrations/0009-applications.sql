-- Nominations, the applications that people walk, and all that they confide on the way.

create table nominations (
  id uuid primary key default gen_random_uuid(),
  nominator_id uuid not null references persons (id),
  -- Null where nobody was made known for it, and once the person is forgotten again.
  person_id uuid references persons (id),
  flow_id uuid not null references flows (id),
  -- By it a second letter is refused when the person's data is gone.
  address_hash bytea not null check (octet_length(address_hash) = 32),
  -- What the nominator wrote of the person; it is shown to the nominator and to those who run the club, and never
  -- taken for what is known of someone.
  given_name text not null default '',
  family_name text not null default '',
  civility text check (civility in ('mme', 'm', 'dr')),
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  line text not null,
  state text not null default 'sent' check (state in ('sent', 'accepted', 'declined', 'silent', 'withdrawn')),
  -- Why no letter left: for those who run the club, and never for the nominator.
  withdrawn_because text
    check (withdrawn_because in ('suppressed', 'dial', 'member', 'applicant', 'nominated', 'declined', 'silent', 'refused')),
  -- The person is known by this nomination alone, so that they can be forgotten with it.
  made_known boolean not null default false,
  token_hash bytea unique check (octet_length(token_hash) = 32),
  expires_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  -- When what the nominator wrote was erased.
  forgotten_at timestamptz,
  unique (id, person_id),
  check (nominator_id <> person_id),
  check (state not in ('sent', 'accepted') or person_id is not null),
  check ((state = 'withdrawn') = (withdrawn_because is not null)),
  check ((state in ('accepted', 'declined')) = (answered_at is not null)),
  check (forgotten_at is null or (state not in ('sent', 'accepted') and line = '' and family_name = '')),
  check (forgotten_at is not null or state = 'declined' or line <> '')
);
-- One letter to one person: while a nomination is open or was accepted, no second one is written.
create unique index nominations_one_open on nominations (person_id) where state in ('sent', 'accepted');
create index nominations_address on nominations (address_hash);
create index nominations_ending on nominations (expires_at) where forgotten_at is null and state <> 'accepted';
create index nominations_nominator on nominations (nominator_id, created_at desc);

create table applications (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  flow_id uuid not null references flows (id),
  flow_version_id uuid not null,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'waitlisted', 'withdrawn', 'decided')),
  source text not null default 'site' check (source in ('site', 'salon', 'dealer', 'campaign', 'nomination')),
  door_id uuid,
  nomination_id uuid,
  -- The step at which the applicant left off.
  current_step text not null default '',
  version integer not null default 1,
  started_at timestamptz not null default clock_timestamp(),
  saved_at timestamptz not null default clock_timestamp(),
  submitted_at timestamptz,
  reply_by timestamptz,
  withdrawn_at timestamptz,
  decided_at timestamptz,
  -- When the answers and files are erased: months after the decision, as the flow promised.
  erase_at timestamptz,
  erased_at timestamptz,
  score numeric(4, 2) check (score between 0 and 10),
  advice text check (advice in ('pass', 'below_minimum', 'fatal', 'knocked_out')),
  unique (id, person_id),
  foreign key (flow_version_id, flow_id) references flow_versions (id, flow_id),
  foreign key (door_id, flow_id) references flow_doors (id, flow_id),
  foreign key (nomination_id, person_id) references nominations (id, person_id),
  check ((source = 'nomination') = (nomination_id is not null)),
  check ((source in ('salon', 'dealer', 'campaign')) = (door_id is not null)),
  check (state <> 'draft' or submitted_at is null),
  check (state not in ('submitted', 'waitlisted', 'decided') or (submitted_at is not null and reply_by is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((state = 'decided') = (decided_at is not null))
);
-- Two tabs begin one passage.
create unique index applications_one_living on applications (person_id, flow_id) where state in ('draft', 'submitted', 'waitlisted');
create unique index applications_nomination on applications (nomination_id) where nomination_id is not null and state <> 'withdrawn';
create index applications_queue on applications (state, reply_by);
create index applications_person on applications (person_id, started_at desc);
create index applications_erasing on applications (erase_at) where erased_at is null;

create table application_answers (
  application_id uuid not null references applications (id),
  question_id text not null check (question_id <> ''),
  value jsonb not null,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (application_id, question_id)
);

-- Files lie outside the web root under `stored_as`; what was uploaded is re-encoded before it is kept.
create table application_files (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications (id),
  question_id text not null check (question_id <> ''),
  file_name text not null check (file_name <> ''),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  bytes integer not null check (bytes between 1 and 20971520),
  stored_as text not null unique check (stored_as ~ '^[0-9a-f]{64}$'),
  uploaded_at timestamptz not null default clock_timestamp(),
  -- Set with the row's end; the worker then erases the bytes.
  removed_at timestamptz,
  erased_at timestamptz,
  check (erased_at is null or removed_at is not null)
);
create index application_files_application on application_files (application_id, question_id) where removed_at is null;
create index application_files_erasing on application_files (removed_at) where removed_at is not null and erased_at is null;

-- A timed quiz begins once, by the database's clock.
create table quiz_runs (
  application_id uuid not null references applications (id),
  step_id text not null,
  started_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz,
  finished_at timestamptz,
  primary key (application_id, step_id)
);

-- A member is asked to vouch, by the address that the applicant gave. Whether it is a member's is found out by the
-- worker, and only ever known to the house: to the applicant every address looks alike.
create table vouches (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null,
  applicant_id uuid not null,
  step_id text not null,
  address text not null check (address <> ''),
  address_norm text not null check (address_norm = lower(address_norm)),
  line text not null default '',
  -- Null until the address was looked up, and for good when it is no member's.
  voucher_id uuid references persons (id),
  state text not null default 'asked' check (state in ('asked', 'given', 'declined')),
  words text not null default '',
  asked_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  -- The applicant no longer asks; an answer is never taken away.
  withdrawn_at timestamptz,
  foreign key (application_id, applicant_id) references applications (id, person_id),
  constraint nobody_vouches_for_themselves check (voucher_id <> applicant_id),
  check ((state in ('given', 'declined')) = (answered_at is not null)),
  check (answered_at is null or voucher_id is not null),
  check (state <> 'given' or (words <> '' and withdrawn_at is null))
);
create unique index vouches_once on vouches (application_id, step_id, address_norm) where withdrawn_at is null;
create index vouches_voucher on vouches (voucher_id, state);

-- Hours that a host offers. One application an hour, one hour an application and step, no host in two places.
create table interview_slots (
  id uuid primary key default gen_random_uuid(),
  flow_id uuid not null references flows (id),
  host_id uuid not null references persons (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  place text not null default '',
  application_id uuid references applications (id),
  step_id text,
  picked_at timestamptz,
  withdrawn_at timestamptz,
  check (ends_at > starts_at),
  check ((application_id is null) = (step_id is null)),
  check ((application_id is null) = (picked_at is null)),
  check (withdrawn_at is null or application_id is null),
  exclude using gist (host_id with =, tstzrange(starts_at, ends_at) with &&) where (withdrawn_at is null)
);
create unique index interview_slots_one_pick on interview_slots (application_id, step_id) where application_id is not null;
create index interview_slots_flow on interview_slots (flow_id, starts_at) where withdrawn_at is null;

-- An hour passes from one application to another only through being free.
create function guard_interview_pick() returns trigger language plpgsql as $$
begin
  raise exception 'hour % is taken', new.id using errcode = 'check_violation', constraint = 'one_application_an_hour';
end $$;
create trigger interview_slots_guard_pick before update of application_id on interview_slots for each row
  when (old.application_id is not null and new.application_id is not null and old.application_id <> new.application_id)
  execute function guard_interview_pick();

-- What the applicant and the club say to each other: the applicant's questions, the club's answers, and its requests
-- for more, each naming the step that it opens again.
create table application_messages (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications (id),
  kind text not null check (kind in ('question', 'answer', 'request', 'reply')),
  author_id uuid not null references persons (id),
  answers_id uuid references application_messages (id),
  step_id text,
  words text not null check (words <> ''),
  written_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  check ((kind in ('answer', 'reply')) = (answers_id is not null))
);
create index application_messages_application on application_messages (application_id, written_at);

-- Where a sign-in link leads once it has let someone in.
alter table sign_in_links add column leads_to text check (leads_to ~ '^/([^/\\]|$)');

-- Standing follows from what is there: a living membership, else a passage under way, else neither.
create function refresh_standing() returns trigger language plpgsql as $$
declare
  who uuid := coalesce(new.person_id, old.person_id);
  stands text;
begin
  stands := case
    when exists (select 1 from memberships m where m.person_id = who and m.ended_at is null) then 'member'
    when exists (select 1 from applications a where a.person_id = who and a.state in ('draft', 'submitted', 'waitlisted')) then 'applicant'
    else 'prospect'
  end;
  update persons set standing = stands where id = who and standing <> stands;
  return null;
end $$;
create trigger memberships_standing after insert or update of ended_at on memberships
  for each row execute function refresh_standing();
create trigger applications_standing after insert or update of state on applications
  for each row execute function refresh_standing();
