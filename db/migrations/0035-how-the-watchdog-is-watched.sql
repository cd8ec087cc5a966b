-- Why: a guarantee was green or red and nothing else. Now it says how long a look takes, and when it was last broken, by what
-- and for how long, so that nobody has to have been looking; and the watchdog is watched itself: a second process notes
-- here that it stood still, and whom it told.

alter table guarantee_check
  add column took_millis      integer,
  add column full_took_millis integer;

create table guarantee_break (
  id         bigint generated always as identity primary key,
  invariant  smallint not null check (invariant between 1 and 12),
  from_at    timestamptz not null,
  ended_at   timestamptz,
  offenders  jsonb not null default '[]',
  told_at    timestamptz,
  check (ended_at >= from_at)
);
comment on column guarantee_break.offenders is 'The rows as they were found first; names of rows and why, no text of theirs.';
comment on column guarantee_break.told_at is 'When the administrators were told by mail; only of the watchdog.';
create unique index guarantee_break_standing on guarantee_break (invariant) where ended_at is null;
create index guarantee_break_latest on guarantee_break (from_at desc);

insert into guarantee_break (invariant, from_at, offenders)
select invariant, broken_since, offenders from guarantee_check where broken_since is not null;
