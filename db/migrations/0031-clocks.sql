-- Why: how long a ticket has taken was reckoned nowhere; only the promise of the next word had a date. What is to be kept is
-- written down in policies that are never edited, each ticket has the clocks that they ask for, and lists go by whatever
-- comes first. A clock is a pure function of the record (`server/clocks/fold-clocks.ts`); its row is a cache that a guarantee
-- reckons again.

create table sla_policy (
  id         uuid primary key,
  name       text not null check (name <> ''),
  position   integer not null,
  is_default boolean not null default false,
  created_at timestamptz not null,
  retired_at timestamptz,
  check (not (is_default and retired_at is not null))
);
comment on column sla_policy.position is 'Where several are equally close to a ticket, the lowest counts.';
create unique index sla_policy_default on sla_policy (is_default) where is_default;

create table sla_policy_version (
  id                 uuid primary key,
  policy_id          uuid not null references sla_policy,
  number             integer not null check (number > 0),
  from_at            timestamptz not null,
  applies            jsonb not null,
  targets            jsonb not null,
  calendar_id        uuid references calendar,
  third_party_pauses boolean not null default false,
  note               text check (note <> ''),
  made_by            uuid references person,
  made_at            timestamptz not null,
  unique (policy_id, number),
  -- What was in force is not changed afterwards; only what is to come.
  check (from_at >= made_at)
);
comment on table sla_policy_version is 'At an instant that version is in force which has the highest number among those that begin by then.';
comment on column sla_policy_version.applies is 'Which tickets it is for: lists of priorities, kinds, organisationIds, teamIds; what is left out holds for all.';
comment on column sla_policy_version.targets is 'By metric and priority: {"minutes": n} or {"days": n} of the calendar; what is left out is not measured.';
comment on column sla_policy_version.calendar_id is 'Empty: the calendar that the ticket goes by.';

create function sla_policy_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'A version of a policy is never edited; make a new one.';
end $$;
create trigger sla_policy_version_stays before update on sla_policy_version
  for each row execute function sla_policy_version_stays();

insert into sla_policy (id, name, position, is_default, created_at) values
  (gen_random_uuid(), 'Standard', 1000, true, '2000-01-01Z');
insert into sla_policy_version (id, policy_id, number, from_at, applies, targets, made_at)
select gen_random_uuid(), id, 1, created_at, '{}',
  '{"first_response": {"P1": {"minutes": 30}, "P2": {"minutes": 120}, "P3": {"days": 1}, "P4": {"days": 2}},
    "next_response":  {"P1": {"minutes": 30}, "P2": {"minutes": 120}, "P3": {"days": 1}, "P4": {"days": 2}},
    "update":         {"P1": {"minutes": 30}, "P2": {"minutes": 120}, "P3": {"days": 1}, "P4": {"days": 3}},
    "resolution":     {"P1": {"minutes": 240}, "P2": {"days": 1}, "P3": {"days": 3}, "P4": {"days": 5}},
    "acceptance":     {"P1": {"minutes": 30}, "P2": {"minutes": 30}, "P3": {"minutes": 30}, "P4": {"minutes": 30}}}', created_at
  from sla_policy;

-- Types of their own, because the words of a CHECK are read anew for every row of every ticket that opens.
create type clock_metric as enum ('first_response', 'next_response', 'update', 'resolution', 'total_resolution', 'acceptance', 'third_party');
create type clock_state as enum ('running', 'paused', 'stopped', 'void', 'aside');

create table clock (
  ticket_id       bigint not null references ticket on delete cascade,
  metric          clock_metric not null,
  cycle           smallint not null,
  state           clock_state not null,
  started_at      timestamptz not null,
  stopped_at      timestamptz,
  target_seconds  integer not null,
  elapsed_seconds double precision,
  due_at          timestamptz,
  breached_at     timestamptz,
  breached_while  uuid,
  level           smallint not null default 0,
  next_at         timestamptz,
  pauses          jsonb,
  primary key (ticket_id, metric, cycle)
);
comment on column clock.state is 'aside: put away with its ticket, as spam or by a merge; it goes on when that is taken back.';
comment on column clock.elapsed_seconds is 'Working time that counts, once it has ended.';
comment on column clock.breached_while is 'Who had the ticket when it became late. No foreign key: a row of the record, not a lock on a person.';
comment on column clock.level is 'The last threshold crossed: 50, 75, 90, 100, 150 % of the target.';
comment on column clock.next_at is 'When the next threshold is crossed; empty while it stands still.';
comment on column clock.pauses is 'What does not count: [{from, to, why}]; one that has not ended has no length yet.';
create index clock_next on clock (next_at) where next_at is not null;

-- A calendar can be reckoned as it was known at any time: by the versions up to this number.
alter table calendar add column latest integer not null default 1;
comment on column calendar.latest is 'The highest number of a version, also of those that are to come.';
update calendar c set latest = (select max(number) from calendar_version v where v.calendar_id = c.id);

-- What the lists go by is worked out of the promise and the clocks by the row itself, so that nothing can forget it.
alter table ticket
  add column promise_level     smallint not null default 0,
  add column clock_level       smallint not null default 0,
  add column clock_due_at      timestamptz,
  add column policy_version_id uuid,
  add column calendar_id       uuid,
  add column calendar_latest   integer;
update ticket set promise_level = risk_level * 2 where risk_level > 0;
alter table ticket drop column risk_level, drop column next_due_at;
alter table ticket
  add column risk_level  smallint generated always as (greatest(promise_level, clock_level)) stored,
  add column next_due_at timestamptz generated always as (least(promise_due_at, clock_due_at)) stored;
comment on column ticket.promise_level is 'The last threshold that its promise crossed: 0, 2 = due soon, 4 = missed.';
comment on column ticket.clock_level is 'The highest threshold among its clocks that run or pause.';
comment on column ticket.clock_due_at is 'When the first of its running clocks is due.';
comment on column ticket.policy_version_id is 'The terms that its clocks go by, with the calendar and how far that was known. No foreign keys: versions are never deleted, and each ticket that opens would hold the same row.';
create index ticket_queue on ticket (risk_level desc, next_due_at, id)
  where status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled');
create index ticket_team_queue on ticket (team_id, risk_level desc, next_due_at, id)
  where status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled');
create index ticket_assignee_queue on ticket (assignee_id, risk_level desc, next_due_at, id)
  where status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled');
create index ticket_without_terms on ticket (id) where policy_version_id is null;
