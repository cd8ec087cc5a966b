-- Why: two tickets of one requester about one matter are handled as one, and a second matter is taken out of a ticket; both
-- can be undone for 30 days and both numbers work for ever. A merge moves nothing: the merged ticket keeps its rows and
-- points at the one it lives on in, and whoever reads that one reads both. So an undo has nothing to put back in place, and
-- nobody can come to read what was said before they took part. Only a split moves messages; the record stays as it was
-- written, and the message remembers on which ticket it was said.

alter table ticket add column merged_into_id bigint references ticket on delete cascade;
comment on column ticket.merged_into_id is
  'Where it lives on: always the end of the chain. The single steps stand in ticket_merge.';
alter table ticket add constraint merged_lives_on check ((status = 'merged') = (merged_into_id is not null));
create index ticket_merged_into on ticket (merged_into_id) where merged_into_id is not null;

create table ticket_merge (
  id            uuid primary key,
  ticket_id     bigint not null references ticket on delete cascade,
  into_id       bigint not null references ticket on delete cascade,
  at            timestamptz not null,
  merged_by     uuid references person,
  into_sequence bigint not null,
  before        jsonb not null,
  told_by       uuid references message on delete set null,
  undone_at     timestamptz,
  undone_by     uuid references person,
  check (ticket_id <> into_id)
);
comment on column ticket_merge.into_sequence is
  'The last event of the other ticket before the merge: who comes with the merged one sees what is newer.';
comment on column ticket_merge.before is 'States, ids and dates of both tickets that an undo brings back; no words.';
create unique index ticket_merge_standing on ticket_merge (ticket_id) where undone_at is null;
create index ticket_merge_by_target on ticket_merge (into_id);

alter table participant
  add column merge_id uuid references ticket_merge on delete cascade,
  add column own_id bigint references ticket on delete cascade,
  add column sees_after bigint;
comment on column participant.merge_id is 'They take part because their ticket was merged into this one.';
comment on column participant.own_id is 'The ticket they took part in themselves; its subject is the one they know.';
comment on column participant.sees_after is 'They see what is newer than this event; null: everything public.';
create index participant_by_merge on participant (merge_id) where merge_id is not null;

alter table message
  add column said_on_id bigint references ticket on delete set null,
  add column addressed_to_id bigint references ticket on delete set null;
comment on column message.said_on_id is 'Where its event stands in the record, when it was moved to another ticket later.';
comment on column message.addressed_to_id is 'The merged ticket whose address or link it came by; it goes back there with an undo.';
create index message_moved on message (ticket_id) where said_on_id is not null;
create index message_addressed_to on message (addressed_to_id) where addressed_to_id is not null;

create table ticket_split (
  id        uuid primary key,
  ticket_id bigint not null unique references ticket on delete cascade,
  from_id   bigint not null references ticket on delete cascade,
  at        timestamptz not null,
  split_by  uuid references person,
  undone_at timestamptz,
  undone_by uuid references person,
  check (ticket_id <> from_id)
);
create index ticket_split_by_origin on ticket_split (from_id);

create table split_message (
  split_id   uuid not null references ticket_split on delete cascade,
  message_id uuid not null references message on delete cascade,
  from_id    bigint not null references ticket on delete cascade,
  primary key (split_id, message_id)
);
create index split_message_by_message on split_message (message_id);
create index split_message_by_origin on split_message (from_id);
