-- Why: what one desk has exactly one of (its row), its working time, the mailboxes it answers from, and who changed what.

create table desk (
  id             smallint primary key default 1 check (id = 1),
  name           text not null default '',
  default_locale text not null default 'en',
  -- Numbers are a keyed permutation of the ticket's id. The key is here and not derived from TELLONCE_SECRET, so that a
  -- restored or moved desk goes on counting where it stopped.
  number_key     bytea not null,
  set_up_at      timestamptz,
  set_up_by      uuid references person,
  outgoing_since timestamptz,
  version        integer not null default 1
);
comment on column desk.outgoing_since is 'Since when an outgoing mail server is configured; empty: mail waits in the Outbox.';
comment on column desk.version is 'Grows with every change of settings, so that processes know when to read them again.';

create table calendar (
  id         uuid primary key,
  name       text not null check (name <> ''),
  input      jsonb not null,
  is_default boolean not null default false,
  created_at timestamptz not null
);
create unique index calendar_default on calendar (is_default) where is_default;

create table mailbox (
  id           uuid primary key,
  address      text not null unique check (address = lower(address)),
  display_name text not null default '',
  team_id      uuid references team,
  locale       text,
  is_default   boolean not null default false,
  created_at   timestamptz not null
);
comment on table mailbox is 'An address of ours. While there is none, the intake accepts every recipient.';
create unique index mailbox_default on mailbox (is_default) where is_default;

create table setting_change (
  id         uuid primary key,
  what       text not null,
  before     jsonb,
  after      jsonb,
  changed_by uuid references person,
  changed_at timestamptz not null
);
