-- Letters that let strangers in at the public doors: counted over the whole house, and the trace by which those who never
-- came are forgotten.

create table door_letters (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  written_at timestamptz not null default clock_timestamp()
);
create index door_letters_written on door_letters (written_at);
create index door_letters_person on door_letters (person_id);
