-- What was asked of the concierge is done by someone, at an instant, once; what was done is not given back.
alter table benefit_uses
  add column done_at timestamptz,
  add column done_by uuid references persons (id),
  add check (done_at is null or benefit = 'concierge'),
  add check (done_by is null or done_at is not null),
  add check (done_at is null or given_back_at is null);
