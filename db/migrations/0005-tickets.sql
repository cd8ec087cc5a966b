-- Why: the core. Current truth stands on the ticket row, history is append-only beside it; a CHECK says that an unresolved
-- ticket has a person and a promise.

create sequence ticket_id as bigint maxvalue 1073741823;

create table ticket (
  id                    bigint primary key,
  number                text not null unique,
  kind                  text not null check (kind in
                          ('incident', 'service_request', 'question', 'complaint', 'idea', 'privacy_request')),
  subject               text not null,
  preview               text not null default '',
  status                text not null check (status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party',
                          'scheduled', 'resolved', 'closed', 'merged', 'spam')),
  priority              smallint not null check (priority between 1 and 4),
  channel               text not null,
  language              text not null,
  requester_id          uuid not null references person,
  team_id               uuid not null references team,
  mailbox_id            uuid references mailbox on delete set null,
  from_address          text,
  assignee_id           uuid references person,
  stint_sequence        integer not null,
  contact_told_id       uuid references person,
  contact_notice_due_at timestamptz,
  promise_id            uuid,
  promise_due_at        timestamptz,
  next_due_at           timestamptz,
  risk_level            smallint not null default 0,
  last_public_at        timestamptz,
  last_requester_at     timestamptz,
  last_human_reply_at   timestamptz,
  close_due_at          timestamptz,
  version               integer not null default 1,
  example               boolean not null default false,
  opened_at             timestamptz not null,
  updated_at            timestamptz not null,
  resolved_at           timestamptz,
  constraint unresolved_has_person_and_promise check (
    status not in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
    or (assignee_id is not null and promise_id is not null and promise_due_at is not null)),
  constraint resolved_has_no_promise check (
    status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled') or promise_id is null)
);
comment on column ticket.from_address is 'The address of ours that the requester wrote to while no mailbox was configured.';
comment on column ticket.contact_told_id is 'The person whom the requester was last told as contact.';
comment on column ticket.risk_level is 'The last threshold crossed (0, 1 = due soon, 2 = missed), kept by the sweep so that the order is indexed.';

create index ticket_queue on ticket (risk_level desc, next_due_at, id)
  where status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled');
create index ticket_team_queue on ticket (team_id, risk_level desc, next_due_at, id)
  where status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled');
create index ticket_assignee_queue on ticket (assignee_id, risk_level desc, next_due_at, id)
  where status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled');
create index ticket_by_status on ticket (status, id desc);
create index ticket_by_requester on ticket (requester_id, id desc);
create index ticket_by_assignee on ticket (assignee_id, id desc);
create index ticket_by_team on ticket (team_id, id desc);
create index ticket_by_change on ticket (updated_at desc, id desc);
create index ticket_contact_notice_due on ticket (contact_notice_due_at) where contact_notice_due_at is not null;
create index ticket_close_due on ticket (close_due_at) where close_due_at is not null;
create index ticket_example on ticket (id) where example;

create table participant (
  ticket_id  bigint not null references ticket on delete cascade,
  person_id  uuid not null references person,
  address_id uuid references address,
  role       text not null check (role in ('requester', 'copied', 'pending')),
  link_epoch integer not null default 0,
  added_at   timestamptz not null,
  added_by   uuid references person,
  primary key (ticket_id, person_id)
);
comment on column participant.role is 'pending: wrote with a token of this ticket but was not on it; sees and is sent nothing until an agent decides.';
comment on column participant.link_epoch is 'Part of every capability link; raising it makes the old links void.';
create index participant_by_person on participant (person_id, ticket_id desc);

create table message (
  id         uuid primary key,
  ticket_id  bigint not null references ticket on delete cascade,
  kind       text not null check (kind in ('public', 'note', 'restricted')),
  purpose    text not null default 'message' check (purpose in
               ('message', 'acknowledgement', 'late', 'contact', 'reminder', 'closing', 'resolution')),
  author_id  uuid references person,
  by_agent   boolean not null,
  channel    text not null,
  language   text not null,
  subject    text,
  body_text  text not null,
  body_html  text,
  verified   boolean not null default true,
  inbound_id uuid,
  at         timestamptz not null,
  unique (id, kind)
);
comment on column message.subject is 'The mail''s own subject where it differs from the ticket''s.';
comment on column message.author_id is 'Null: the desk itself wrote it (acknowledgement, honest late message, reminder).';
comment on column message.by_agent is 'A person of ours pressed send. Only such a message keeps a promise.';
comment on column message.verified is 'False: the sender''s address was neither proven nor refuted.';
create index message_by_ticket on message (ticket_id, at);

create table restricted_reader (
  message_id uuid not null references message on delete cascade,
  person_id  uuid not null references person,
  primary key (message_id, person_id)
);

create table attachment (
  id         uuid primary key,
  message_id uuid not null references message on delete cascade,
  sha256     bytea not null references file,
  name       text not null,
  type       text not null,
  size       bigint not null,
  inline     boolean not null default false,
  content_id text
);
create index attachment_by_message on attachment (message_id);
create index attachment_by_file on attachment (sha256);

create table resolution (
  ticket_id    bigint not null references ticket on delete cascade,
  sequence     integer not null,
  kind         text not null check (kind in ('solved', 'cannot_be_solved', 'withdrawn', 'duplicate')),
  what         text not null,
  how          text not null default '',
  why          text not null default '',
  reason       text,
  alternatives text,
  compensation text,
  told_by      text not null check (told_by in ('message', 'call', 'visit', 'nobody')),
  resolved_by  uuid references person,
  resolved_at  timestamptz not null,
  reopened_at  timestamptz,
  primary key (ticket_id, sequence)
);
comment on column resolution.resolved_at is 'When the work was done (what, how, when, why).';

create table ticket_link (
  ticket_id  bigint not null references ticket on delete cascade,
  other_id   bigint not null references ticket on delete cascade,
  kind       text not null check (kind in ('related', 'follow_up', 'named_by_stranger')),
  created_at timestamptz not null,
  primary key (ticket_id, other_id, kind)
);
create index ticket_link_other on ticket_link (other_id);
