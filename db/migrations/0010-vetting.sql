-- How the club reads an application, votes on it, and answers.

create table application_assignments (
  application_id uuid not null references applications (id),
  reviewer_id uuid not null references persons (id),
  assigned_by uuid references persons (id),
  assigned_at timestamptz not null default clock_timestamp(),
  primary key (application_id, reviewer_id)
);
create index application_assignments_reviewer on application_assignments (reviewer_id);

create table conflicts_of_interest (
  application_id uuid not null references applications (id),
  reviewer_id uuid not null references persons (id),
  words text not null check (words <> ''),
  declared_at timestamptz not null default clock_timestamp(),
  primary key (application_id, reviewer_id)
);

-- One reader's sheet: scores by criterion, notes that nobody else reads, and in the end a vote.
create table reviews (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications (id),
  reviewer_id uuid not null references persons (id),
  scores jsonb not null default '{}',
  notes text not null default '',
  vote text check (vote in ('admit', 'trial', 'waitlist', 'decline', 'later')),
  tier_id uuid references tiers (id),
  words text not null default '',
  version integer not null default 1,
  saved_at timestamptz not null default clock_timestamp(),
  voted_at timestamptz,
  unique (application_id, reviewer_id),
  check ((vote is null) = (voted_at is null)),
  check (tier_id is null or vote in ('admit', 'trial'))
);

-- An interest in the answer: declared by the reader, or plain from what is known. The applicant reads nothing of their
-- own; who put the name forward, and who vouched in words, has spoken already.
create function has_interest(application uuid, reader uuid) returns boolean language sql stable as $$
  select exists (select 1 from conflicts_of_interest c where c.application_id = application and c.reviewer_id = reader)
    or exists (select 1 from applications a where a.id = application and a.person_id = reader)
    or exists (select 1 from applications a join nominations n on n.id = a.nomination_id
      where a.id = application and n.nominator_id = reader)
    or exists (select 1 from vouches v where v.application_id = application and v.voucher_id = reader and v.state = 'given')
$$;

-- Whoever has an interest in the answer has no vote in it, whichever of the two comes first.
create function guard_conflict() returns trigger language plpgsql as $$
begin
  perform 1 from applications where id = new.application_id for no key update;
  if has_interest(new.application_id, new.reviewer_id) and exists (
    select 1 from reviews r
    where r.application_id = new.application_id and r.reviewer_id = new.reviewer_id and r.vote is not null
  ) then
    raise exception 'an interest in the answer excludes a vote'
      using errcode = 'check_violation', constraint = 'no_vote_with_an_interest';
  end if;
  return null;
end $$;
create constraint trigger reviews_guard_conflict after insert or update on reviews
  deferrable initially deferred for each row execute function guard_conflict();
create constraint trigger conflicts_guard_conflict after insert on conflicts_of_interest
  deferrable initially deferred for each row execute function guard_conflict();

create table application_comments (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications (id),
  author_id uuid not null references persons (id),
  words text not null check (words <> ''),
  written_at timestamptz not null default clock_timestamp()
);
create index application_comments_application on application_comments (application_id, written_at);

-- The club's answer. A person decides it, always; it is prepared with its letter, released together with others, and
-- takes effect an hour later, so that second thoughts can still call it back.
create table decisions (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references applications (id),
  kind text not null check (kind in ('admit', 'trial', 'waitlist', 'decline', 'later')),
  tier_id uuid references tiers (id),
  trial_until date,
  waitlist_rank integer check (waitlist_rank between 1 and 999),
  -- For 'decline' and 'later': the day from which the person may come back; null with 'decline': not again.
  return_on date,
  because text not null default '',
  state text not null default 'pending' check (state in ('pending', 'released', 'effective', 'called_back')),
  letter_subject text not null,
  letter_body text not null,
  letter_locale text not null check (letter_locale in ('fr', 'en')),
  decided_by uuid not null references persons (id),
  decided_at timestamptz not null default clock_timestamp(),
  released_by uuid references persons (id),
  released_at timestamptz,
  takes_effect_at timestamptz,
  effective_at timestamptz,
  called_back_at timestamptz,
  called_back_by uuid references persons (id),
  version integer not null default 1,
  check ((kind in ('admit', 'trial')) = (tier_id is not null)),
  check ((kind = 'trial') = (trial_until is not null)),
  check ((kind = 'waitlist') = (waitlist_rank is not null)),
  check (return_on is null or kind in ('decline', 'later')),
  check (kind <> 'later' or return_on is not null),
  check (kind <> 'decline' or because <> ''),
  check (state not in ('released', 'effective')
    or (released_at is not null and released_by is not null and takes_effect_at is not null)),
  check ((state = 'effective') = (effective_at is not null)),
  -- Called back by nobody: the application ended before its answer took effect.
  check ((state = 'called_back') = (called_back_at is not null)),
  check (called_back_by is null or called_back_at is not null)
);
-- One answer at a time: a waitlisted application may be answered again once that answer has taken effect.
create unique index decisions_one_open on decisions (application_id) where state in ('pending', 'released');
create index decisions_application on decisions (application_id, decided_at);
create index decisions_due on decisions (takes_effect_at) where state = 'released';
