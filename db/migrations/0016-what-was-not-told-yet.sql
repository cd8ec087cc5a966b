-- Why: who writes twice within an hour from an unproven address gets one acknowledgement, so that nobody can use the desk to
-- write to others. What was withheld is told later in one message, and until then an agent sees that the requester does not
-- know the number: a state with a who and a when, so a row.

create table withheld_acknowledgement (
  ticket_id bigint primary key references ticket on delete cascade,
  person_id uuid not null references person,
  address   text not null,
  reason    text not null check (reason in ('hour', 'day')),
  at        timestamptz not null,
  due_at    timestamptz not null,
  ended_at  timestamptz,
  told_by   uuid references message on delete set null,
  check (told_by is null or ended_at is not null)
);
comment on column withheld_acknowledgement.told_by is
  'The message that said it later, perhaps on another ticket of the same person; null when somebody had written meanwhile.';
create index withheld_acknowledgement_due on withheld_acknowledgement (due_at) where ended_at is null;
create index withheld_acknowledgement_by_person on withheld_acknowledgement (person_id) where ended_at is null;
create index withheld_acknowledgement_by_message on withheld_acknowledgement (told_by) where told_by is not null;
