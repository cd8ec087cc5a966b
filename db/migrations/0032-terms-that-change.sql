-- Why: a policy or a calendar that changes, and a ticket that goes to another team, change what is owed on tickets that are
-- under way. Each such change is a row that is worked through once, with how many tickets it changed and how many are late by
-- it, so that a lead is told once for all of them. And whoever has a ticket that became late owes the requester a word: a task.

create table recalculation (
  id        uuid primary key,
  why       text not null check (why in ('policy', 'calendar', 'team')),
  subject_id uuid,
  ticket_id bigint references ticket on delete cascade,
  due_at    timestamptz not null,
  asked_by  uuid references person,
  done_at   timestamptz,
  after_id  bigint not null default 0,
  changed   integer not null default 0,
  late      jsonb not null default '{}'
);
comment on column recalculation.subject_id is 'The version of a policy, or the calendar or team, that changed.';
comment on column recalculation.ticket_id is 'Only this ticket; empty: every one that is unresolved.';
comment on column recalculation.after_id is 'Tickets up to this one are done; a large desk is worked through in parts.';
comment on column recalculation.late is 'How many of each team became late by it.';
create index recalculation_due on recalculation (due_at) where done_at is null;

create table task (
  id          uuid primary key,
  ticket_id   bigint not null references ticket on delete cascade,
  kind        text not null check (kind in ('tell_requester')),
  made_at     timestamptz not null,
  about       jsonb not null default '{}',
  done_at     timestamptz,
  done_by     uuid references message,
  ended_as    text check (ended_as in ('told', 'void')),
  check ((done_at is null) = (ended_as is null))
);
comment on table task is 'What has to be done on a ticket by whoever has it.';
create unique index task_open on task (ticket_id, kind) where done_at is null;

drop index ticket_without_terms;
create index ticket_without_terms on ticket (id) where policy_version_id is null
  and status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled');
