-- Why: not every mail is a customer's plain question. Spam has to go to one side without an answer and come back for thirty
-- days; a wave of the same mail, or two machines that answer each other, must not drown the desk or use it to drown others;
-- colleagues pass mail on and answer from their own mail program; web forms write for others. Each of these is a state with
-- a who and a when, so each is a row.

alter table inbound
  add column spam           jsonb,
  add column likeness       bytea,
  add column review_told_at timestamptz;
comment on column inbound.spam is 'What the receiving server''s filter said of it; only what stands above the last hand-over to it.';
comment on column inbound.likeness is 'Hash of what it says, without names and numbers: the same text from many senders has the same.';
comment on column inbound.review_told_at is 'When the lead was told that nobody had looked at it in time.';
create index inbound_by_likeness on inbound (likeness, received_at) where likeness is not null;
create index inbound_by_sender on inbound (sender, received_at desc) where sender is not null;

create table blocked_sender (
  id         uuid primary key,
  pattern    text not null unique check (pattern = lower(pattern) and pattern ~ '^[^@]*@[^@]+$'),
  blocked_at timestamptz not null,
  blocked_by uuid references person
);
comment on column blocked_sender.pattern is 'An address, or @domain for all of it and what is below it.';

create table mail_wave (
  likeness bytea not null,
  began_at timestamptz not null,
  primary key (likeness, began_at)
);
comment on table mail_wave is 'The same mail from many senders at once: the lead was told once of each.';

create table inbound_decision (
  id         uuid primary key,
  inbound_id uuid not null references inbound on delete cascade,
  decision   text not null check (decision in ('accept', 'reject')),
  at         timestamptz not null,
  decided_by uuid references person,
  before     jsonb not null,
  undone_at  timestamptz,
  undone_by  uuid references person
);
comment on column inbound_decision.before is 'Codes and dates of the inbound before it, for an undo.';
create unique index inbound_decision_standing on inbound_decision (inbound_id) where undone_at is null;

create table inbound_replay (
  id         uuid primary key,
  inbound_id uuid not null references inbound on delete cascade,
  at         timestamptz not null,
  played_by  uuid references person,
  before     jsonb not null,
  after      jsonb not null
);
comment on table inbound_replay is 'A mail was read again, as after a change of the program; hashes and codes of both readings, no words.';
create index inbound_replay_by_inbound on inbound_replay (inbound_id);

create table spam_mark (
  id        uuid primary key,
  ticket_id bigint not null references ticket on delete cascade,
  at        timestamptz not null,
  marked_by uuid references person,
  before    jsonb not null,
  undone_at timestamptz,
  undone_by uuid references person
);
comment on column spam_mark.before is 'States and dates of the ticket that an undo brings back; no words.';
create unique index spam_mark_standing on spam_mark (ticket_id) where undone_at is null;

create table outgoing_stop (
  id       uuid primary key,
  at       timestamptz not null,
  mails    integer not null,
  most     integer not null,
  why      text not null check (why in ('cap', 'unusual')),
  ended_at timestamptz,
  ended_by uuid references person,
  decision text check (decision in ('let_go', 'discard')),
  check ((ended_at is null) = (decision is null))
);
comment on table outgoing_stop is 'More mail than usual was about to leave, so all of it is held until an administrator decides.';
create unique index outgoing_stop_standing on outgoing_stop ((true)) where ended_at is null;
create index delivery_by_sent on delivery (sent_at) where sent_at is not null;

alter table desk add column most_alike integer not null default 30 check (most_alike between 5 and 100000);
comment on column desk.most_alike is 'So many mails that say the same, from at least a third as many senders within ten minutes, are a wave.';
alter table desk add column most_mails_an_hour integer not null default 5000 check (most_mails_an_hour between 10 and 1000000);
comment on column desk.most_mails_an_hour is 'The desk sends no more than this by itself; beyond it everything is held and administrators are told.';

create table form_sender (
  address        text primary key check (address = lower(address)),
  requester_from text not null check (requester_from in ('reply_to', 'body')),
  field          text check (field <> ''),
  added_at       timestamptz not null,
  added_by       uuid references person,
  check ((requester_from = 'body') = (field is not null))
);
comment on table form_sender is 'Addresses that web forms send from: who wrote stands in Reply-To or in a line of the text.';

create table proposed_requester (
  ticket_id  bigint primary key references ticket on delete cascade,
  message_id uuid not null references message on delete cascade,
  how        text not null check (how in ('forwarded', 'reply_to')),
  email      text not null,
  name       text not null default '',
  said_date  text not null default '',
  subject    text not null default '',
  body_text  text not null default '',
  at         timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references person,
  decision   text check (decision in ('taken', 'dismissed')),
  check ((decided_at is null) = (decision is null))
);
comment on table proposed_requester is 'A colleague passed the mail on, or it wants answers elsewhere: somebody else may be the requester. Nothing happens until an agent says so.';

create table notice_setting (
  person_id uuid not null references person on delete cascade,
  kind      text not null check (kind in ('assigned', 'requester_wrote', 'trouble')),
  by_mail   boolean not null,
  primary key (person_id, kind)
);
comment on table notice_setting is 'Which notices an agent wants by mail; without a row the usual.';
