-- Why: the acknowledgement tells by when a solution is expected. The portal reckoned that date anew at each view, so that it
-- moved in silence when working hours or the priority changed. What was told is kept, and from when it was reckoned, so that
-- the portal can say “was …” where today's reckoning gives another date.

alter table ticket
  add column expected_at      timestamptz,
  add column expected_from_at timestamptz,
  add constraint ticket_expected_whole check ((expected_at is null) = (expected_from_at is null));
comment on column ticket.expected_at is 'By when a solution was expected when the ticket opened or was opened again; null: before this was kept.';
comment on column ticket.expected_from_at is 'From when that date was reckoned: the opening, or the last opening again.';
