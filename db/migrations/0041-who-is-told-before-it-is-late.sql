-- Why: thresholds ordered lists and nothing else, so that a ticket whose time was nearly used up was seen by whoever happened to
-- look. Whoever has it is told once, at nine tenths, unless somebody looks at it just then, and in their working time. Who is
-- looking stands here for under a minute: a browser that dies looks no longer, whichever process it spoke to.

create unlogged table presence (
  ticket_id bigint not null,
  tab_id    uuid not null,
  person_id uuid not null,
  until_at  timestamptz not null,
  primary key (ticket_id, tab_id)
);
comment on table presence is 'Who has a ticket before their eyes, each tab a row. No foreign keys: a row lives for less than a minute, and holds up nobody.';
create index presence_until on presence (until_at);

create table push (
  ticket_id bigint not null references ticket on delete cascade,
  metric    clock_metric not null,
  cycle     smallint not null,
  due_at    timestamptz not null,
  person_id uuid references person,
  ended_at  timestamptz,
  ended_as  text check (ended_as in ('told', 'seen', 'told_before', 'over')),
  primary key (ticket_id, metric, cycle),
  check ((ended_at is null) = (ended_as is null)),
  check ((person_id is null) = (ended_as is distinct from 'told'))
);
comment on table push is 'A clock that has used nine tenths of its time: somebody is to be told, once. It stays, so that the clock tells nobody twice.';
comment on column push.due_at is 'Once the working time of whoever has the ticket has begun.';
comment on column push.ended_as is 'seen: somebody was looking at it; told_before: for another clock, and nobody has written to the requester since; over: it was done meanwhile, or late.';
create index push_due on push (due_at) where ended_at is null;
create index push_told on push (ticket_id, ended_at) where ended_as = 'told';

alter table notice_setting
  drop constraint notice_setting_kind_check,
  add constraint notice_setting_kind_check check (kind in ('assigned', 'requester_wrote', 'trouble', 'due_soon'));
