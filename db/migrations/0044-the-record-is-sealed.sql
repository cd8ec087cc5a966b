-- Why: an event that was altered or removed behind the product's back was seen only where another row contradicts it. From now
-- on the record is sealed: a job writes the checksum of each batch of events, in the order in which they were committed, and
-- each seal holds the checksum of the one before it; so nothing that was sealed changes or goes unseen. And a look at everything
-- goes on where it stopped, so that on a large desk it neither keeps the looks at what is fresh from their turn nor begins anew.

create table record_seal (
  number    bigint primary key check (number > 0),
  xact      xid8 not null,
  sequence  bigint not null,
  events    integer not null check (events > 0),
  from_at   timestamptz not null,
  to_at     timestamptz not null,
  digest    bytea not null check (octet_length(digest) = 32),
  hash      bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null
);
comment on table record_seal is 'Events after those of the seal before it, up to this place in the order (xact, sequence). Never edited.';
comment on column record_seal.digest is 'SHA-256 over these events.';
comment on column record_seal.hash is 'SHA-256 over the hash of the seal before it, its own digest, number and how many events: the chain.';
comment on column record_seal.from_at is 'The earliest and the latest time of its events, for whoever is told that something is wrong with them.';

alter table guarantee_check add column full_progress jsonb;
comment on column guarantee_check.full_progress is
  'How far a look at everything has come: of what, up to which, since when, for how long, and what it has found so far.';
