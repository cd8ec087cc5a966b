-- Why: the two lines that never end in the past. A stint's end is the next one's start, so there is no gap and no overlap;
-- a ticket has at most one standing promise, and a promise can end only kept, moved, missed and said so, or void.

create table promise (
  id           uuid primary key,
  ticket_id    bigint not null references ticket on delete cascade,
  purpose      text not null check (purpose in ('update', 'reminder', 'closing', 'agreed')),
  made_by      uuid not null references person,
  made_at      timestamptz not null,
  due_at       timestamptz not null,
  misses       integer not null default 0,
  state        text not null default 'standing' check (state in ('standing', 'kept', 'moved', 'missed', 'void')),
  ended_at     timestamptz,
  kept_by      uuid references message,
  announced_by uuid references message,
  successor_id uuid references promise deferrable initially deferred,
  check ((state = 'standing') = (ended_at is null)),
  check (state <> 'kept' or kept_by is not null),
  -- There is no path to missed-in-silence.
  check (state <> 'missed' or announced_by is not null)
);
comment on column promise.misses is 'How many promises in a row were missed before this one.';
-- Checked at the end of a statement, because one statement ends a promise and makes the next.
alter table promise add constraint promise_standing
  exclude using btree (ticket_id with =) where (state = 'standing') deferrable initially immediate;
create index promise_due on promise (due_at) where state = 'standing';
create index promise_by_ticket on promise (ticket_id, made_at);

alter table ticket add constraint ticket_promise foreign key (promise_id) references promise deferrable initially deferred;

create table stint (
  ticket_id     bigint not null references ticket on delete cascade,
  sequence      integer not null,
  person_id     uuid not null references person,
  from_at       timestamptz not null,
  why           text not null,
  given_by      uuid references person,
  accepted_at   timestamptz,
  accept_due_at timestamptz,
  primary key (ticket_id, sequence)
);
comment on column stint.accept_due_at is 'When an unaccepted stint is escalated; emptied when it is accepted, over, or nobody is left to escalate to.';
create index stint_accept_due on stint (accept_due_at) where accept_due_at is not null;
create index stint_by_person on stint (person_id, from_at);
