-- Why: a mailbox was only an address until now, and mail had to be brought to us. From here on the desk fetches it itself by
-- IMAP, signs in by password or OAuth 2, knows when that stops working, sends through the mailbox's own server, and can stand
-- beside another desk in shadow: it reads along, opens tickets, and lets nothing leave.

create table brand (
  id            uuid primary key,
  name          text not null unique check (name <> ''),
  accent_colour text not null default '#2f6f4f' check (accent_colour ~ '^#[0-9a-f]{6}$'),
  sender_name   text not null default '',
  footer        text not null default '',
  is_default    boolean not null default false,
  created_at    timestamptz not null
);
create unique index brand_default on brand (is_default) where is_default;

alter table mailbox
  add column brand_id           uuid references brand on delete set null,
  add column signature          text not null default '',
  add column mode               text not null default 'live' check (mode in ('live', 'shadow')),
  add column opens_for_machines boolean not null default false,
  add column trusted_authserv   text check (trusted_authserv <> ''),
  add column trusts_server      boolean not null default false;
comment on column mailbox.signature is 'Below what agents write, in mails alone; {agent}, {title} and {desk} are filled in.';
comment on column mailbox.opens_for_machines is 'Mail that machines wrote by themselves opens tickets too (monitoring), the same subject once a day.';
comment on column mailbox.trusted_authserv is 'The server whose Authentication-Results are believed (its authserv-id, RFC 8601).';
comment on column mailbox.trusts_server is 'For networks without DNS: what its server hands over is taken to be from whom it says.';

create table mailbox_source (
  mailbox_id          uuid primary key references mailbox on delete cascade,
  host                text not null check (host <> ''),
  port                integer not null check (port between 1 and 65535),
  security            text not null check (security in ('tls', 'starttls', 'none')),
  checks_certificate  boolean not null default true,
  user_name           text not null,
  sign_in             text not null check (sign_in in ('password', 'oauth')),
  password            bytea,
  folders             text[] not null default '{INBOX}' check (cardinality(folders) between 1 and 20),
  after_fetch         text not null default 'seen' check (after_fetch in ('seen', 'move', 'delete', 'nothing')),
  move_to             text,
  backlog_days        integer check (backlog_days between 0 and 3650),
  reads_from          timestamptz not null,
  largest_bytes       bigint not null default 36700160 check (largest_bytes between 65536 and 52428800),
  version             integer not null default 1,
  check (after_fetch <> 'move' or move_to <> '')
);
comment on column mailbox_source.password is 'Encrypted with a key that is derived from TELLONCE_SECRET, as every secret of these tables.';
comment on column mailbox_source.backlog_days is 'How far back the first connection reads; null: from now on.';
comment on column mailbox_source.reads_from is 'What had arrived before this moment is never read.';

create table mailbox_sign_in (
  mailbox_id         uuid primary key references mailbox on delete cascade,
  provider           text not null check (provider in ('microsoft', 'google', 'custom')),
  tenant             text,
  client_id          text not null check (client_id <> ''),
  client_secret      bytea,
  authorisation_url  text,
  token_url          text,
  scopes             text[] not null default '{}',
  allows_private     boolean not null default false,
  refresh_token      bytea,
  access_token       bytea,
  access_expires_at  timestamptz,
  refresh_expires_at timestamptz,
  granted_at         timestamptz,
  granted_by         uuid references person,
  broken_at          timestamptz,
  version            integer not null default 1,
  check (provider <> 'custom' or (authorisation_url is not null and token_url is not null))
);
comment on column mailbox_sign_in.allows_private is 'The administrator allows this token server in a private network, and without TLS.';
comment on column mailbox_sign_in.broken_at is 'The refresh token was refused: nobody tries it again until somebody consents anew.';

create table mailbox_consent (
  state_hash bytea primary key,
  mailbox_id uuid not null references mailbox on delete cascade,
  verifier   bytea not null,
  asked_by   uuid not null references person,
  asked_at   timestamptz not null,
  expires_at timestamptz not null
);
comment on table mailbox_consent is 'A consent under way; the row goes with the first return, so that no answer counts twice.';

create table mailbox_sender (
  mailbox_id         uuid primary key references mailbox on delete cascade,
  host               text not null check (host <> ''),
  port               integer not null check (port between 1 and 65535),
  security           text not null check (security in ('tls', 'starttls', 'none')),
  checks_certificate boolean not null default true,
  sign_in            text not null check (sign_in in ('none', 'same', 'password', 'oauth')),
  user_name          text,
  password           bytea,
  version            integer not null default 1
);
comment on column mailbox_sender.sign_in is 'same: as the mailbox is fetched.';

create table mailbox_folder (
  mailbox_id   uuid not null references mailbox on delete cascade,
  folder       text not null,
  uid_validity bigint not null,
  last_uid     bigint not null,
  checked_at   timestamptz not null,
  primary key (mailbox_id, folder)
);

create table mailbox_fetch (
  mailbox_id   uuid not null references mailbox on delete cascade,
  folder       text not null,
  uid_validity bigint not null,
  uid          bigint not null,
  inbound_id   uuid references inbound on delete set null,
  raw_sha256   bytea not null,
  fetched_at   timestamptz not null,
  settled_at   timestamptz,
  primary key (mailbox_id, folder, uid_validity, uid)
);
comment on table mailbox_fetch is 'Every mail that was fetched, once. Written in the statement that stores the mail.';
comment on column mailbox_fetch.settled_at is 'When it was marked, moved or deleted at the server, or is to stay as it is.';
create index mailbox_fetch_by_content on mailbox_fetch (mailbox_id, raw_sha256);
create index mailbox_fetch_by_time on mailbox_fetch (mailbox_id, fetched_at);
create index mailbox_fetch_unsettled on mailbox_fetch (mailbox_id, folder) where settled_at is null;

create table mailbox_poison (
  mailbox_id   uuid not null references mailbox on delete cascade,
  folder       text not null,
  uid_validity bigint not null,
  uid          bigint not null,
  tries        integer not null,
  error        text not null,
  tried_at     timestamptz not null,
  due_at       timestamptz,
  primary key (mailbox_id, folder, uid_validity, uid)
);
comment on table mailbox_poison is 'Mails that could not be fetched. They stay at their server, are tried again, and hold nothing up.';
comment on column mailbox_poison.due_at is 'When it is tried next; null: given up.';

create table mailbox_lease (
  mailbox_id uuid primary key references mailbox on delete cascade,
  holder     text not null,
  until      timestamptz not null
);
comment on table mailbox_lease is 'The one process that fetches this mailbox; whoever falls silent loses it.';

create table mailbox_health (
  mailbox_id    uuid primary key references mailbox on delete cascade,
  succeeded_at  timestamptz,
  last_mail_at  timestamptz,
  failing_since timestamptz,
  failure       jsonb
);
comment on column mailbox_health.failure is 'code, and the sentence as an English template with its values.';

create table mailbox_alarm (
  id         uuid primary key,
  mailbox_id uuid not null references mailbox on delete cascade,
  kind       text not null check (kind in ('fetching', 'sign_in', 'silent')),
  since      timestamptz not null,
  raised_at  timestamptz not null,
  failure    jsonb not null,
  ended_at   timestamptz
);
create unique index mailbox_alarm_standing on mailbox_alarm (mailbox_id, kind) where ended_at is null;

create table mailbox_test (
  id         uuid primary key,
  mailbox_id uuid not null references mailbox on delete cascade,
  asked_by   uuid references person,
  asked_at   timestamptz not null,
  state      text not null default 'running' check (state in ('running', 'passed', 'failed')),
  steps      jsonb not null default '[]',
  ended_at   timestamptz,
  check ((state = 'running') = (ended_at is null))
);
create index mailbox_test_by_mailbox on mailbox_test (mailbox_id, asked_at);

create table dkim_key (
  domain      text primary key check (domain = lower(domain) and domain <> ''),
  selector    text not null check (selector ~ '^[a-z0-9-]{1,60}$'),
  private_key bytea not null,
  public_key  text not null,
  signs       text not null default 'when_verified' check (signs in ('when_verified', 'always', 'never')),
  created_at  timestamptz not null,
  checked_at  timestamptz,
  verified_at timestamptz,
  found       text
);
comment on column dkim_key.found is 'What the DNS said at the last look.';

alter table inbound
  add column mailbox_id uuid references mailbox on delete set null,
  add column oversized  boolean not null default false;
comment on column inbound.mailbox_id is 'The mailbox that it was fetched from.';
comment on column inbound.oversized is 'Too large to be taken whole: its headers and first text are here, the rest stayed at its server.';
create index inbound_by_mailbox on inbound (mailbox_id, received_at) where mailbox_id is not null;

alter table ticket add column shadow boolean not null default false;
comment on column ticket.shadow is 'Opened beside another desk: nothing about it is ever sent to anybody.';
create index ticket_shadow on ticket (mailbox_id, id) where shadow;

alter table delivery add column shadow boolean not null default false;
comment on column delivery.shadow is 'What would have been sent. It stays here.';
create index delivery_shadow on delivery (queued_at desc) where shadow;

-- The database decides, so that no action, present or future, can open a ticket of a shadow mailbox that speaks.
create function ticket_of_shadow_mailbox() returns trigger language plpgsql as $$
begin
  new.shadow := coalesce((select mode = 'shadow' from mailbox where id = new.mailbox_id), false);
  return new;
end $$;
create trigger ticket_of_shadow_mailbox before insert on ticket
  for each row when (new.mailbox_id is not null) execute function ticket_of_shadow_mailbox();

-- After the insert: the ticket is often written by the same statement and cannot be seen before its end.
create function delivery_of_shadow_ticket() returns trigger language plpgsql as $$
begin
  perform 1 from ticket where id = new.ticket_id and shadow;
  if found then
    update delivery set shadow = true, due_at = null where id = new.id;
  end if;
  return null;
end $$;
create trigger delivery_of_shadow_ticket after insert on delivery
  for each row when (new.ticket_id is not null) execute function delivery_of_shadow_ticket();
alter table delivery add constraint shadow_is_held check (not shadow or (due_at is null and state in ('queued', 'discarded')));
