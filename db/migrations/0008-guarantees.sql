-- Why: the invariants are proved in the running product; this is where the proof of the last minute stands.

create table guarantee_check (
  invariant  smallint primary key check (invariant between 1 and 12),
  checked_at timestamptz not null,
  full_at    timestamptz,
  broken_since timestamptz,
  offenders  jsonb not null default '[]'
);
