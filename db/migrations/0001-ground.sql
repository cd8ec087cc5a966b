-- Why: the ground under every slice. The event table is the record that everything else follows from (timeline, reactions,
-- live updates, webhooks, reports); the rest are the small tables that make jobs, files and repeated requests safe.

create table event (
  sequence   bigint generated always as identity primary key,
  -- Sequences commit out of order. Readers take events in the order (xact, sequence) and stop before
  -- pg_snapshot_xmin, so that none can appear behind their back.
  xact       xid8 not null default pg_current_xact_id(),
  kind       text not null check (kind ~ '^[a-z_]+\.[a-z_]+$'),
  at         timestamptz not null,
  actor_id   uuid,
  ticket_id  bigint,
  subject_id uuid,
  audience   text not null default 'internal' check (audience in ('public', 'internal', 'restricted')),
  data       jsonb not null default '{}'
);
comment on table event is 'Append-only record. Ids and codes only, never text, so that erasing a person breaks nothing.';
comment on column event.actor_id is 'Who did it; null is the desk itself.';
comment on column event.subject_id is 'The message, person, delivery or inbound that the event is about.';
create index event_by_xact on event (xact, sequence);
create index event_by_ticket on event (ticket_id, sequence) where ticket_id is not null;

create table event_cursor (
  name     text primary key,
  xact     xid8 not null default '0',
  sequence bigint not null default 0
);
insert into event_cursor (name) values ('reactions');

create table worker_beat (
  worker_id text primary key,
  beat_at   timestamptz not null
);

create table file (
  sha256     bytea primary key check (octet_length(sha256) = 32),
  size       bigint not null,
  stored_at  timestamptz not null
);
create table file_part (
  sha256 bytea not null references file on delete cascade,
  part   integer not null,
  bytes  bytea not null,
  primary key (sha256, part)
);
-- Mail and pictures do not shrink; trying costs processor time on the hot path.
alter table file_part alter column bytes set storage external;

create table idempotency_key (
  actor_id     uuid not null,
  key          text not null check (length(key) between 1 and 200),
  request_hash bytea not null,
  status       smallint,
  body         text,
  created_at   timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);

create unlogged table throttle (
  key       text not null,
  window_at timestamptz not null,
  count     integer not null,
  primary key (key, window_at)
);
create index throttle_by_age on throttle (window_at);
