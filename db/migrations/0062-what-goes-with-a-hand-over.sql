-- Why: whoever gets a ticket is told what they need to know, also where the one before is ill and writes nothing. The brief is
-- generated from the record at any time; when a later stint or a cover begins, what it said then is kept. A person writes only
-- what no record can know: what comes next, and what to do if it goes otherwise.

create table next_action (
  id       uuid primary key,
  ticket_id bigint not null references ticket on delete cascade,
  what     text not null check (what <> ''),
  due_at   timestamptz not null,
  owner_id uuid references person,
  made_by  uuid references person,
  made_at  timestamptz not null,
  ended_at timestamptz,
  end_as   text check (end_as in ('done', 'replaced', 'over')),
  ended_by uuid references person,
  check ((ended_at is null) = (end_as is null))
);
comment on table next_action is 'What comes next on a ticket and by when. It stays in sight until it is done or another one replaces it.';
comment on column next_action.owner_id is 'Who does it; empty: whoever acts on the ticket, so that it goes along with it.';
comment on column next_action.end_as is 'over: the ticket is resolved or put aside.';
create unique index next_action_open on next_action (ticket_id) where ended_at is null;
create index next_action_by_ticket on next_action (ticket_id, made_at);

create table contingency (
  ticket_id bigint not null references ticket on delete cascade,
  sequence  integer not null,
  words     text check (words <> ''),
  said_by   uuid references person,
  said_at   timestamptz not null,
  primary key (ticket_id, sequence)
);
comment on table contingency is 'What to do if it goes otherwise, and what not to do. The last one counts; the earlier ones say who thought what.';
comment on column contingency.words is 'Empty: somebody said that there is none.';

create table frozen_brief (
  ticket_id bigint not null references ticket on delete cascade,
  of_kind   text not null check (of_kind in ('stint', 'cover')),
  sequence  integer not null,
  frozen_at timestamptz not null,
  record    jsonb not null check (record ? 'v'),
  primary key (ticket_id, of_kind, sequence)
);
comment on table frozen_brief is 'The brief as it was when a stint or a cover began.';
comment on column frozen_brief.record is 'Ids, codes and times by the schema that `v` names, never words: what is quoted is named by its message, so that erasing it breaks nothing.';

-- What the record says about a ticket for whoever takes it over. The brief of this moment and the frozen ones are both made of it.
create function brief_record(which bigint) returns jsonb language sql stable as $$
  with here as (select which as id union all select k.id from ticket k where k.merged_into_id = which),
  said as (
    select m.id, m.at, m.kind, m.by_agent from message m join here h on h.id = m.ticket_id
     where m.author_id is not null and (m.kind = 'public' or (m.kind = 'note' and m.by_agent)))
  select jsonb_build_object('v', 1,
    'status', t.status, 'priority', t.priority, 'kind', t.kind, 'channel', t.channel, 'language', t.language,
    'requesterId', t.requester_id, 'assigneeId', t.assignee_id, 'coverId', t.cover_id, 'openedAt', t.opened_at,
    'promise', (select jsonb_build_object('purpose', p.purpose, 'dueAt', p.due_at, 'misses', p.misses) from promise p where p.id = t.promise_id),
    'clocks', coalesce((select jsonb_agg(jsonb_build_object('metric', c.metric, 'dueAt', c.due_at, 'breachedAt', c.breached_at) order by c.due_at nulls last)
        from clock c where c.ticket_id = t.id and c.stopped_at is null and c.state <> 'aside' and c.metric not in ('acceptance')), '[]'),
    'problem', (select id from said where not by_agent order by at, id limit 1),
    'lastWord', (select id from said where not by_agent order by at desc, id desc limit 1),
    'question', case when t.status = 'waiting_on_requester' then
        (select id from said where by_agent and kind = 'public' order by at desc, id desc limit 1) end,
    'waits', case when t.status = 'waiting_on_third_party' then
        (select jsonb_build_object('id', w.id, 'since', w.at, 'by', w.noted_by) from third_party_wait w
          where w.ticket_id = t.id order by w.at desc limit 1) end,
    'tasks', coalesce((select jsonb_agg(jsonb_build_object('kind', k.kind, 'madeAt', k.made_at) order by k.made_at)
        from task k where k.ticket_id = t.id and k.done_at is null), '[]'),
    'dateAsked', (select q.wanted_at from date_request q where q.ticket_id = t.id and q.decision is null),
    'nextAction', (select n.id from next_action n where n.ticket_id = t.id and n.ended_at is null),
    'contingency', (select max(y.sequence) from contingency y where y.ticket_id = t.id),
    'done', coalesce((select jsonb_agg(jsonb_build_object('message', d.id, 'at', d.at,
          'by', case when not d.by_agent then 'them' when d.kind = 'note' then 'note' else 'us' end) order by d.at, d.id)
        from (select * from said order by at desc, id desc limit 6) d
       where d.id is distinct from (select id from said where not by_agent order by at, id limit 1)), '[]'),
    'solved', coalesce((select jsonb_agg(jsonb_build_object('sequence', r.sequence, 'at', r.resolved_at, 'reopenedAt', r.reopened_at) order by r.sequence)
        from resolution r where r.ticket_id = t.id and r.reopened_at is not null), '[]'),
    'promises', coalesce((select jsonb_agg(jsonb_build_object('dueAt', p.due_at, 'state', p.state, 'endedAt', p.ended_at) order by p.made_at)
        from (select * from promise where ticket_id = t.id and state <> 'void' order by made_at desc limit 5) p), '[]'),
    'stints', (select jsonb_agg(jsonb_build_object('personId', s.person_id, 'at', s.from_at, 'why', s.why) order by s.sequence)
        from (select * from stint where ticket_id = t.id order by sequence desc limit 6) s))
  from ticket t where t.id = which
$$;

-- When the transaction ends, so that everything that was written together with the hand-over is in it. A trigger, so that no
-- action that makes a ticket change hands can forget it.
create function freeze_brief() returns trigger language plpgsql as $$
begin
  insert into frozen_brief (ticket_id, of_kind, sequence, frozen_at, record)
  select new.ticket_id, tg_argv[0], new.sequence, new.from_at, r from brief_record(new.ticket_id) r where r is not null
  on conflict (ticket_id, of_kind, sequence) do update set frozen_at = excluded.frozen_at, record = excluded.record;
  return null;
end $$;
create constraint trigger stint_freezes_brief after insert on stint deferrable initially deferred for each row
  when (new.sequence > 1) execute function freeze_brief('stint');
create constraint trigger cover_freezes_brief after insert on cover deferrable initially deferred for each row
  execute function freeze_brief('cover');

-- What came next does not come any more once a ticket is resolved or put aside.
create function next_action_ends() returns trigger language plpgsql as $$
begin
  update next_action set ended_at = greatest(new.updated_at, made_at), end_as = 'over' where ticket_id = new.id and ended_at is null;
  return null;
end $$;
create trigger next_action_ends after update of status on ticket for each row
  when (old.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
    and new.status not in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled'))
  execute function next_action_ends();

-- What stands at this moment has a brief as well; nobody knows any more what it said when it began.
insert into frozen_brief (ticket_id, of_kind, sequence, frozen_at, record)
select t.id, 'stint', t.stint_sequence, now(), brief_record(t.id) from ticket t
 where t.stint_sequence > 1 and t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled');
insert into frozen_brief (ticket_id, of_kind, sequence, frozen_at, record)
select c.ticket_id, 'cover', c.sequence, now(), brief_record(c.ticket_id) from cover c where c.ended_at is null;

-- A ticket that is passed on and on is nobody's. Above the limit a lead decides.
alter table desk add column transfer_limit smallint not null default 2 check (transfer_limit between 1 and 20);
alter table stint add column counts boolean not null default false;
comment on column stint.counts is 'It counts as a transfer: an agent passed a ticket in work on by hand, not to more expertise and not in an urgent night.';

create table transfer_request (
  id          uuid primary key,
  ticket_id   bigint not null references ticket on delete cascade,
  to_id       uuid not null references person,
  team_id     uuid references team,
  reason      text not null,
  asked_by    uuid not null references person,
  asked_at    timestamptz not null,
  decision    text check (decision in ('approved', 'refused', 'void')),
  decided_by  uuid references person,
  decided_at  timestamptz,
  check ((decision is null) = (decided_at is null))
);
comment on table transfer_request is 'Somebody wants to pass a ticket on that was passed on often enough: a lead decides.';
comment on column transfer_request.decision is 'void: the ticket changed hands otherwise, or is over.';
create unique index transfer_request_open on transfer_request (ticket_id) where decision is null;
create index transfer_request_by_ticket on transfer_request (ticket_id, asked_at);

create function transfer_request_ends() returns trigger language plpgsql as $$
begin
  update transfer_request set decision = 'void', decided_at = greatest(new.updated_at, asked_at) where ticket_id = new.id and decision is null;
  return null;
end $$;
create trigger transfer_request_ends after update of assignee_id, status on ticket for each row
  when (new.assignee_id is distinct from old.assignee_id
    or new.status not in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled'))
  execute function transfer_request_ends();

create table ping_pong (
  ticket_id bigint not null references ticket on delete cascade,
  level     smallint not null check (level in (1, 2)),
  sequence  integer not null,
  told_id   uuid references person,
  at        timestamptz not null,
  primary key (ticket_id, level)
);
comment on table ping_pong is 'A ticket went to and fro between the same two, and nobody wrote to the requester. The lead is told once, later an administrator once.';
comment on column ping_pong.sequence is 'The stint by which it was seen.';
create index stint_counts on stint (ticket_id) where counts;
