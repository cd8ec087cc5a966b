-- Why: who writes to us reads how soon we promise to answer, and beside it how soon we did (R80). What was measured is learnt
-- every hour, because no acknowledgement can wait for it. And the rate of kept promises of the last weeks read every promise
-- that there ever was (200,000 of them: 3,285 pages; by the index 271).

create table answer_span (
  team_id      uuid references team on delete cascade,
  half_seconds bigint not null,
  most_seconds bigint not null,
  cases        integer not null,
  learnt_at    timestamptz not null,
  unique nulls not distinct (team_id)
);
comment on table answer_span is
  'In what working time half and nine tenths of the first answers came lately; the team is left out for the whole desk.';

create index promise_first_ended on promise (ended_at)
 where ended_at is not null and purpose = 'update' and moves = 0 and misses = 0;
