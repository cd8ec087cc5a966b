-- Why: who may come in. Every secret is stored as a hash or derived from the desk's key; none can be read back.

create table role_grant (
  person_id  uuid not null references person,
  role       text not null check (role in ('administrator', 'lead', 'agent', 'collaborator')),
  granted_at timestamptz not null,
  granted_by uuid references person,
  primary key (person_id, role)
);
create index role_grant_by_role on role_grant (role);

create table credential (
  person_id     uuid primary key references person,
  password_hash text not null,
  changed_at    timestamptz not null
);

create table session (
  token_hash bytea primary key,
  person_id  uuid not null references person,
  door       text not null check (door in ('desk', 'portal')),
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_person on session (person_id);
create index session_by_expiry on session (expires_at);

create table api_key (
  id           uuid primary key,
  person_id    uuid not null references person,
  name         text not null check (name <> ''),
  key_hash     bytea not null unique,
  created_at   timestamptz not null,
  created_by   uuid references person,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_key_by_person on api_key (person_id);

create table sign_in_link (
  id         uuid primary key,
  person_id  uuid not null references person,
  address_id uuid not null references address,
  ticket_id  bigint,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
comment on table sign_in_link is 'The token is derived from this id and the desk''s key when the mail is written; it is stored nowhere.';
comment on column sign_in_link.ticket_id is 'Where the person wanted to go when they asked for the link.';
create index sign_in_link_by_person on sign_in_link (person_id);
