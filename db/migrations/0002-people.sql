-- Why: who is who. A person has any number of addresses; agents are persons with a role; every team has a lead, so that
-- there is always somebody to fall back on.

create table organisation (
  id         uuid primary key,
  name       text not null check (name <> ''),
  created_at timestamptz not null
);

create table person (
  id              uuid primary key,
  kind            text not null check (kind in ('requester', 'agent', 'outsider')),
  name            text not null,
  public_name     text,
  title           text,
  locale          text,
  zone            text,
  organisation_id uuid references organisation,
  state           text not null default 'active' check (state in ('active', 'deactivated', 'erased')),
  example         boolean not null default false,
  created_at      timestamptz not null
);
comment on column person.public_name is 'What requesters read instead of the name; the agent''s choice.';
comment on column person.example is 'Belongs to the example company: removable in one click, and mail to them never leaves.';
create index person_by_organisation on person (organisation_id) where organisation_id is not null;
create index person_agent on person (name) where kind = 'agent';
create index person_example on person (id) where example;

create table address (
  id           uuid primary key,
  person_id    uuid not null references person,
  channel      text not null check (channel in ('email')),
  value        text not null check (value <> ''),
  verified_at  timestamptz,
  verified_how text,
  health       text not null default 'good' check (health in ('good', 'soft_failure', 'failed')),
  health_at    timestamptz,
  preferred    boolean not null default true,
  created_at   timestamptz not null,
  unique (channel, value)
);
create index address_by_person on address (person_id);

create table team (
  id         uuid primary key,
  name       text not null check (name <> ''),
  kind       text not null default 'trouble'
             check (kind in ('trouble', 'provisioning', 'development', 'management', 'duty')),
  lead_id    uuid not null references person,
  duty_id    uuid references person,
  is_default boolean not null default false,
  example    boolean not null default false,
  created_at timestamptz not null
);
comment on column team.duty_id is 'Who has the queue''s untaken tickets; the lead when empty.';
create unique index team_default on team (is_default) where is_default;

create table membership (
  team_id   uuid not null references team on delete cascade,
  person_id uuid not null references person,
  joined_at timestamptz not null,
  primary key (team_id, person_id)
);
create index membership_by_person on membership (person_id);
